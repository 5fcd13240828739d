import type { ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { CLOCK } from "../../src/http/clock.ts";
import { SOURCE_BOUNDS } from "../../src/sources/wait-bounds.ts";
import {
  type ArtefactHub,
  type ArtefactHubOptions,
  openArtefactHub,
} from "../support/artefact-hub.ts";
import { openLoopback } from "../support/loopback.ts";
import { type MadeSources, makeSources } from "../support/sources.ts";

const ID = "2602.12205";
const ABSTRACT = "We present DeepGen 1.0, a compact model, and measure it on WISE and GEdit.";
const PAPER = { id: ID, abstract: ABSTRACT, owners: ["deepgenteam", "adal"] };
const NONE = { own: [], mentions: 0 };
const TOKEN = "hf_test";

type Overrides = Parameters<typeof makeSources>[0];

/** Opens sources whose Hub has this of the paper. */
async function open(
  hub: Partial<ArtefactHubOptions> = {},
  overrides: Overrides = {},
): Promise<MadeSources & { hub: ArtefactHub }> {
  const opened = await openArtefactHub({ id: ID, ...hub });
  onTestFinished(opened.close);
  const made = makeSources({
    ...{ hubEndpoint: opened.origin, hubToken: TOKEN },
    ...overrides,
  });
  return { ...made, hub: opened };
}

const fillUp = (count: number, toName: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    name: toName(index),
    likes: count - index,
    gated: false as const,
  }));

const own = (...names: string[]) => names.map((name) => ({ name, gated: false }));

test("the Hub's answer about the paper is enough where it shows everything", async () => {
  const { sources, hub } = await open({
    models: [
      { name: "stranger/DeepGen-GGUF", likes: 900, gated: false },
      { name: "DeepGenTeam/DeepGen-1.0", likes: 12, gated: false },
    ],
    datasets: [{ name: "AdaL/DeepGen-data", gated: "auto" }],
  });

  expect(await sources.lookUpArtefacts(PAPER)).toEqual({
    artefacts: {
      models: { own: own("DeepGenTeam/DeepGen-1.0"), mentions: 1 },
      datasets: { own: [{ name: "AdaL/DeepGen-data", gated: true }], mentions: 0 },
      spaces: NONE,
    },
    problem: null,
    hasPage: true,
  });
  expect(hub.asked).toEqual([`/api/papers/${ID}`]);
  expect([...hub.tokens]).toEqual([`Bearer ${TOKEN}`]);
});

test("a paper of which the Hub has nothing was looked up, too", async () => {
  const { sources, hub } = await open();

  expect(await sources.lookUpArtefacts(PAPER)).toEqual({
    artefacts: { models: NONE, datasets: NONE, spaces: NONE },
    problem: null,
    hasPage: true,
  });
  expect(hub.asked).toHaveLength(1);
});

test("the paper's own are found behind many others, and the most liked five are kept, and all counted", async () => {
  const { sources, hub } = await open({
    models: fillUp(72, (index) => `${index > 60 ? "DeepGenTeam" : "stranger"}/model-${index}`),
    spaces: fillUp(324, (index) => `${index === 50 ? "adal" : "stranger"}/demo-${index}`),
  });

  expect((await sources.lookUpArtefacts(PAPER)).artefacts).toEqual({
    models: {
      own: own(...[61, 62, 63, 64, 65].map((index) => `DeepGenTeam/model-${index}`)),
      ownTotal: 11,
      mentions: 61,
    },
    datasets: NONE,
    spaces: { own: own("adal/demo-50"), mentions: 323 },
  });
  expect(hub.asked.toSorted()).toEqual(["/api/models", `/api/papers/${ID}`, "/api/spaces"]);
});

test("no list is asked for when five of the paper's own are shown", async () => {
  const models = fillUp(40, (index) => `DeepGenTeam/model-${index}`);
  const { sources, hub } = await open({ models, shown: 5 });

  expect((await sources.lookUpArtefacts(PAPER)).artefacts.models?.own).toHaveLength(5);
  expect(hub.asked).toHaveLength(1);
});

test("owners that the listing did not know are read from the answer about the paper", async () => {
  const { sources } = await open({
    paper: {
      organization: { name: "NewTeam", fullname: "New Team" },
      authors: [
        { name: "Ada Lovelace", status: "claimed_verified", user: { user: "ada2" } },
        { name: "Nobody", status: "claimed", user: { user: "stranger" } },
      ],
    },
    models: ["newteam/a", "ada2/b", "stranger/c"].map((name) => ({ name, gated: false })),
  });

  const { artefacts } = await sources.lookUpArtefacts({ ...PAPER, owners: [] });

  expect(artefacts.models).toEqual({ own: own("newteam/a", "ada2/b"), mentions: 1 });
});

test("where only others mention the paper, they are counted", async () => {
  const models = fillUp(30, (index) => `stranger/copy-${index}`);
  const { sources } = await open({ models });

  expect((await sources.lookUpArtefacts(PAPER)).artefacts.models).toEqual({
    own: [],
    mentions: 30,
  });
});

test("what a token's owner alone can see is neither told nor counted", async () => {
  const { sources } = await open({
    models: [{ name: "DeepGenTeam/secret", private: true, gated: false }],
    datasets: fillUp(9, (index) => `stranger/data-${index}`).map((one, index) => ({
      ...one,
      private: index % 4 === 0,
    })),
  });

  expect((await sources.lookUpArtefacts(PAPER)).artefacts).toMatchObject({
    models: NONE,
    datasets: { own: [], mentions: 6 },
  });
});

test("whether access has to be asked for is looked up where the first answer does not say it", async () => {
  const { sources, hub } = await open({
    models: [{ name: "DeepGenTeam/DeepGen-1.0" }, { name: "stranger/copy" }],
    datasets: [{ name: "stranger/data" }],
  });

  expect((await sources.lookUpArtefacts(PAPER)).artefacts).toMatchObject({
    models: { own: own("DeepGenTeam/DeepGen-1.0"), mentions: 1 },
    datasets: { own: [], mentions: 1 },
  });
  expect(hub.asked).toEqual([`/api/papers/${ID}`, "/api/models"]);
});

test("a next page on a foreign host is not asked for, and sees no token", async () => {
  const seen: string[] = [];
  const foreign = await openLoopback((request, response) => {
    seen.push(request.url ?? "");
    response.end("[]");
  });
  onTestFinished(foreign.close);
  const { sources, hub } = await open({
    nextHost: new URL(foreign.origin).host,
    models: fillUp(250, (index) => `stranger/copy-${index}`),
    spaces: fillUp(700, (index) => `stranger/demo-${index}`),
  });

  expect((await sources.lookUpArtefacts(PAPER)).artefacts).toMatchObject({
    models: { own: [], mentions: 250 },
    spaces: { own: [], mentions: 700 },
  });
  expect(seen).toEqual([]);
  expect(hub.asked).toHaveLength(3);
});

test("an endpoint with a path keeps it for every request", async () => {
  const paths: string[] = [];
  const { origin, close } = await openLoopback((request, response) => {
    const path = new URL(request.url ?? "", "http://127.0.0.1").pathname;
    paths.push(path);
    const paper = { id: ID, linkedModels: [{ id: "stranger/copy" }], numTotalModels: 2 };
    response.end(JSON.stringify(path.includes("papers") ? paper : []));
  });
  onTestFinished(close);
  const { sources } = makeSources({ hubEndpoint: `${origin}/mirror/hf/` });

  await sources.lookUpArtefacts(PAPER);

  expect(paths.toSorted()).toEqual(
    ["datasets", "models", `papers/${ID}`, "spaces"].map((path) => `/mirror/hf/api/${path}`),
  );
});

/** Bounds for a Hub that does not answer in time. */
const SHORT_BOUNDS = {
  ...SOURCE_BOUNDS,
  artefacts: { ...SOURCE_BOUNDS.artefacts, answerMs: 200, quickMs: 0 },
};
const HANGING = ["nothing at all", "a body that never ends"];

/** What may become of the answer about a paper; the tries that it gets; and what is said of it. */
const FAULTS: readonly [string, (response: ServerResponse) => unknown, number, RegExp][] = [
  ["410", (response) => response.writeHead(410).end("{}"), 1, /answered 410/],
  ["401", (response) => response.writeHead(401).end("{}"), 1, /answered 401/],
  ["429", (response) => response.writeHead(429).end(), 1, /answered 429/],
  [
    "429 with a window",
    (response) => response.writeHead(429, { ratelimit: '"api";r=0;t=55' }).end(),
    1,
    /answered 429/,
  ],
  ["500", (response) => response.writeHead(500).end(), 2, /answered 500/],
  [
    "a redirect",
    (response) => response.writeHead(302, { location: "https://evil.org/" }).end(),
    1,
    /another host/,
  ],
  ["nothing at all", () => {}, 2, /no answer within 0.2 s/],
  [
    "a body that never ends",
    (response) => response.writeHead(200).write("{"),
    2,
    /no answer within 0.2 s/,
  ],
  ["a lost connection", (response) => response.destroy(), 2, /no whole answer/],
  ["no JSON", (response) => response.end("<html>"), 1, /not the paper that was asked for/],
  ["an array", (response) => response.end("[]"), 1, /not the paper that was asked for/],
  ["an empty object", (response) => response.end("{}"), 1, /not the paper that was asked for/],
  [
    "another paper",
    (response) => response.end('{"id":"2602.00001","numTotalModels":3}'),
    1,
    /not the paper/,
  ],
  [
    "depth without end",
    (response) => response.end("[".repeat(100_000)),
    1,
    /nested deeper than 100/,
  ],
  [
    "more than may come",
    (response) => response.end(`"${"x".repeat(3_000_000)}"`),
    1,
    /more than 2097152 bytes/,
  ],
];

test.each(FAULTS)("after %s, nothing has been looked up", async (name, answer, tries, words) => {
  const { sources, hub } = await open(
    {
      models: [{ name: "DeepGenTeam/DeepGen-1.0", gated: false }],
      fail: (_path, response) => {
        answer(response);
        return true;
      },
    },
    HANGING.includes(name) ? { bounds: SHORT_BOUNDS } : {},
  );

  expect(await sources.lookUpArtefacts(PAPER)).toEqual({
    artefacts: NOT_LOOKED_UP,
    problem: expect.stringMatching(words),
    hasPage: true,
  });
  expect(hub.asked).toHaveLength(tries);
});

const WITHOUT_PAGE = (path: string, response: ServerResponse) =>
  path.startsWith("/api/papers") && Boolean(response.writeHead(404).end("{}"));

test("a paper of which the Hub has no page is looked for in its lists, and that is no problem", async () => {
  const { sources, hub } = await open({
    models: ["DeepGenTeam/a", "stranger/b"].map((name) => ({ name, gated: false })),
    fail: WITHOUT_PAGE,
  });

  expect(await sources.lookUpArtefacts(PAPER)).toEqual({
    artefacts: { models: { own: own("DeepGenTeam/a"), mentions: 1 }, datasets: NONE, spaces: NONE },
    problem: null,
    hasPage: false,
  });
  expect(hub.asked).toHaveLength(4);
});

test("a Hub without pages of papers and without lists has nothing to look up, and nothing has failed", async () => {
  const { sources } = await open({
    fail: (_path, response) => Boolean(response.writeHead(404).end("{}")),
  });

  expect(await sources.lookUpArtefacts(PAPER)).toEqual({
    artefacts: NOT_LOOKED_UP,
    problem: null,
    hasPage: false,
  });
});

test("a list that fails is a problem, also of a paper without a page", async () => {
  const { sources } = await open({
    fail: (path, response) =>
      WITHOUT_PAGE(path, response) ||
      (path === "/api/spaces" && Boolean(response.writeHead(500).end())),
  });

  expect(await sources.lookUpArtefacts(PAPER)).toMatchObject({
    artefacts: { models: NONE, datasets: NONE, spaces: null },
    problem: expect.stringMatching(/api\/spaces\S* answered 500/),
  });
});

const LIST_FAULTS = FAULTS.filter(([name]) => ![...HANGING, "an array"].includes(name));

test.each(LIST_FAULTS)("a list that fails with %s costs its kind alone", async (_, answer) => {
  const { sources } = await open({
    models: fillUp(9, (index) => `stranger/copy-${index}`),
    datasets: [{ name: "DeepGenTeam/data", gated: false }],
    fail: (path, response) => {
      if (path === "/api/models") answer(response);
      return path === "/api/models";
    },
  });

  expect(await sources.lookUpArtefacts(PAPER)).toEqual({
    artefacts: {
      models: null,
      datasets: { own: own("DeepGenTeam/data"), mentions: 0 },
      spaces: NONE,
    },
    problem: expect.stringMatching(/api\/models/),
    hasPage: true,
  });
});

test("a list that fails takes nothing back that the answer about the paper has shown", async () => {
  const { sources } = await open({
    models: fillUp(9, (index) => `${index === 0 ? "adal" : "stranger"}/model-${index}`),
    fail: (path, response) => path === "/api/models" && Boolean(response.writeHead(500).end()),
  });

  expect((await sources.lookUpArtefacts(PAPER)).artefacts.models).toEqual({
    own: own("adal/model-0"),
    mentions: 8,
  });
});

test("a server that lists the most liked models of all the Hub has not been asked for these", async () => {
  const { sources } = await open({
    models: fillUp(9, (index) => `stranger/copy-${index}`),
    fail: (path, response) => {
      const others = [
        { id: "DeepGenTeam/other", likes: 9, gated: false, tags: ["arxiv:2501.00001"] },
      ];
      if (path === "/api/models") response.end(JSON.stringify(others));
      return path === "/api/models";
    },
  });

  const { artefacts, problem } = await sources.lookUpArtefacts(PAPER);

  expect(artefacts.models).toBeNull();
  expect(problem).toMatch(/none can be read and has the tag arxiv:2602\.12205/);
});

test("fields of a foreign form cost nothing but themselves", async () => {
  const foreign = [
    7,
    null,
    "x",
    [],
    {},
    { id: 7 },
    { id: "squad" },
    { id: "a/../b" },
    { id: "a/<b>" },
  ];
  const { sources } = await open({
    fail: (path, response) => {
      const models = [
        ...foreign,
        { id: "adal/good", gated: { odd: true }, likes: "many", private: 0 },
      ];
      const answer = { id: ID, linkedModels: models, numTotalModels: "ten", linkedDatasets: {} };
      const items =
        path === "/api/models" ? [...foreign, { id: "adal/good", tags: [7, `arxiv:${ID}`] }] : [];
      response.end(JSON.stringify(path.includes("papers") ? answer : items));
      return true;
    },
  });

  expect(await sources.lookUpArtefacts(PAPER)).toEqual({
    artefacts: { models: { own: own("adal/good"), mentions: 0 }, datasets: NONE, spaces: NONE },
    problem: null,
    hasPage: true,
  });
});

test("after a refusal for too many requests, nobody asks further, whatever the paper", async () => {
  let answers = 0;
  const { sources, hub } = await open({
    models: fillUp(9, (index) => `stranger/copy-${index}`),
    fail: (_path, response) => {
      answers += 1;
      if (answers > 1) response.writeHead(429, { "retry-after": "1" }).end();
      return answers > 1;
    },
  });

  const first = await sources.lookUpArtefacts(PAPER);
  const second = await sources.lookUpArtefacts({ ...PAPER, id: "2602.00001" });

  expect(first.artefacts).toEqual({ models: null, datasets: NONE, spaces: NONE });
  expect(second).toEqual({
    artefacts: NOT_LOOKED_UP,
    problem: expect.stringContaining("the Hub's quota of requests is used up"),
    hasPage: true,
  });
  expect(hub.asked).toEqual([`/api/papers/${ID}`, "/api/models"]);
});

test("a Hub that never answers costs all papers together no more than the time that they get", async () => {
  const artefacts = { ...SHORT_BOUNDS.artefacts, totalMs: 300 };
  const { sources, hub } = await open(
    { fail: () => true },
    { bounds: { ...SOURCE_BOUNDS, artefacts }, clock: CLOCK },
  );
  const startedAtMs = performance.now();

  for (let index = 0; index < 50; index += 1) {
    const id = `2602.${10_000 + index}`;
    expect((await sources.lookUpArtefacts({ ...PAPER, id })).artefacts).toEqual(NOT_LOOKED_UP);
  }

  expect(hub.asked.length).toBeLessThan(5);
  expect(performance.now() - startedAtMs).toBeLessThan(5_000);
});

test("within one run a paper is looked up once, also when that failed", async () => {
  const { sources, hub } = await open({
    fail: (_path, response) => Boolean(response.writeHead(410).end("{}")),
  });

  await Promise.all([sources.lookUpArtefacts(PAPER), sources.lookUpArtefacts(PAPER)]);
  await sources.lookUpArtefacts(PAPER);

  expect(hub.asked).toHaveLength(1);
});

test("a run that is stopped stops the look-up", async () => {
  const controller = new AbortController();
  const { sources } = await open(
    {
      fail: () => {
        controller.abort();
        return true;
      },
    },
    { signal: controller.signal },
  );

  await expect(sources.lookUpArtefacts(PAPER)).rejects.toMatchObject({ code: "INTERRUPTED" });
});
