import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { COLUMN_NAMES } from "../../../src/delivery/dataset/dataset-card.ts";
import { toJson } from "../../../src/store/to-json.ts";
import { type DatasetHub, openDatasetHub } from "../../support/dataset-hub.ts";
import { openLoopback } from "../../support/loopback.ts";
import { makeSiteDay } from "../../support/made-site.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeUser, type User } from "../../support/world.ts";

const TOKEN = "hf_abcdefghijklmnopqrstuvwxyz012345";

/** A user of a Hub, with one card on each of these days. */
function makeOwner(
  hub: DatasetHub,
  dates: string[],
  environment: Record<string, string> = {},
): User {
  const user = makeUser(undefined, {
    ...{ HF_ENDPOINT: hub.origin, HF_TOKEN: TOKEN, PAPERCARDS_HUB_DATASET: "name/papers" },
    ...environment,
  });
  for (const [index, date] of dates.entries()) addDay(user, date, `2602.0000${index}`);
  return user;
}

function addDay(
  { folder }: User,
  date: string,
  id: string,
  status: "settled" | "provisional" = "settled",
) {
  const card = makeDraftedCard({ paper: makePaper({ id }) });
  const path = join(folder, `output/daily/${date.slice(0, 4)}/${date}.json`);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, toJson(makeSiteDay(date, [card], { status })));
}

const COMMIT = "/api/datasets/name/papers/commit/main";

test("push makes the data set, with a file a month and a card that tells its columns", async () => {
  const hub = await openDatasetHub({ isThere: false });
  const user = makeOwner(hub, ["2026-01-30", "2026-02-12", "2026-02-13"]);

  const ran = await user.run("push");

  expect(ran.code).toBe(0);
  expect([...hub.files.keys()]).toEqual(["README.md", "data/2026-01.jsonl", "data/2026-02.jsonl"]);
  const rows = (hub.files.get("data/2026-02.jsonl") ?? "")
    .trim()
    .split("\n")
    .map((row) => JSON.parse(row));
  expect(rows.map(({ date, id }) => [date, id])).toEqual([
    ["2026-02-12", "2602.00001"],
    ["2026-02-13", "2602.00002"],
  ]);
  expect(Object.keys(rows[0])).toEqual(COLUMN_NAMES);
  for (const { quote, start, end } of rows[0].key_points) {
    expect(rows[0].abstract.slice(start, end)).toBe(quote);
  }
  expect(hub.commits.every(({ token }) => token === `Bearer ${TOKEN}`)).toBe(true);
});

test("a second push sends nothing, and one more day its month alone", async () => {
  const hub = await openDatasetHub();
  const user = makeOwner(hub, ["2026-01-30", "2026-02-12"]);
  await user.run("push");

  const second = await user.run("push");
  addDay(user, "2026-02-13", "2602.00009");
  const third = await user.run("push");

  expect(second.stderr).toContain("name/papers is up to date.");
  expect(third.stdout).toBe("changed data/2026-02.jsonl\n");
  expect(hub.commits.map(({ paths }) => paths)).toEqual([
    ["README.md", "data/2026-01.jsonl", "data/2026-02.jsonl"],
    ["data/2026-02.jsonl"],
  ]);
});

test("what others keep there stays, a month that is gone goes, and a day that is not settled waits", async () => {
  const hub = await openDatasetHub({
    files: { ".gitattributes": "*.bin lfs", "data/notes.txt": "mine" },
  });
  const user = makeOwner(hub, ["2026-01-30", "2026-02-12"]);
  await user.run("push");
  rmSync(join(user.folder, "output/daily/2026/2026-01-30.json"));
  addDay(user, "2026-02-13", "2602.00009", "provisional");

  const ran = await user.run("push");

  expect(ran.stdout).toBe("removed data/2026-01.jsonl\n");
  expect([...hub.files.keys()].toSorted()).toEqual(
    [".gitattributes", "README.md", "data/2026-02.jsonl", "data/notes.txt"].toSorted(),
  );
});

test("a dry run says what would change, and neither makes nor changes anything", async () => {
  const hub = await openDatasetHub({ isThere: false });
  const user = makeOwner(hub, ["2026-02-12"]);

  const ran = await user.run("push --dry-run");

  expect(ran.stdout).toBe("added README.md\nadded data/2026-02.jsonl\n");
  expect(hub.requests.filter((request) => request.startsWith("POST"))).toEqual([]);
});

test("where somebody else has committed meanwhile, it looks again and keeps that, too", async () => {
  let others = 0;
  const hub = await openDatasetHub({
    beforeCommit: ({ files }) => {
      others += 1;
      if (others === 1) files.set("notes.md", "of somebody else");
    },
  });
  const user = makeOwner(hub, ["2026-02-12"]);

  const ran = await user.run("push");

  expect(ran.code).toBe(0);
  expect([...hub.files.keys()]).toEqual(["notes.md", "README.md", "data/2026-02.jsonl"]);
});

test("a commit whose answer is lost is not made twice", async () => {
  const hub = await openDatasetHub({ losesAnswer: true });
  const user = makeOwner(hub, ["2026-02-12"]);

  const ran = await user.run("push");

  expect(ran.code).toBe(0);
  expect(hub.commits).toHaveLength(1);
});

test.each([
  ["429 for a while, as RateLimit says", 429, { ratelimit: '"api";r=0;t=20' }],
  ["503 for a moment", 503, {}],
  ["500 once", 500, {}],
])("after %s it goes on", async (_, status, headers) => {
  const hub = await openDatasetHub({
    fault: ({ path }, times) => (path === COMMIT && times === 1 ? { status, headers } : null),
  });
  const user = makeOwner(hub, ["2026-02-12"]);

  const ran = await user.run("push");

  expect(ran.code).toBe(0);
  expect(hub.files.has("data/2026-02.jsonl")).toBe(true);
});

test.each([
  [401, "Set HF_TOKEN"],
  [403, "Let the token of HF_TOKEN write"],
  [409, "once others have stopped"],
  [412, "once others have stopped"],
  [413, "Push fewer months at first"],
  [429, "in an hour"],
  [500, "trouble of its own"],
])("a Hub that always answers %i is named with what to do", async (status, advice) => {
  const hub = await openDatasetHub({
    fault: ({ path }) => (path === COMMIT ? { status } : null),
  });
  const user = makeOwner(hub, ["2026-02-12"]);

  const ran = await user.run("push");

  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(`DELIVERY: The Hub refused name/papers with status ${status}.`);
  expect(ran.stderr).toContain(advice);
  expect(ran.stderr).not.toContain(TOKEN);
});

test.each([
  ["which is a Trusted Publisher, it needs no token", "", "hf_jwt_of-an-hour", "hf_jwt_of-an-hour"],
  ["which is none, it takes the token", TOKEN, undefined, TOKEN],
  ["which is one, the token stays unused", TOKEN, "hf_jwt_of-an-hour", "hf_jwt_of-an-hour"],
])("in a workflow %s", async (_, own, trusted, used) => {
  const hub = await openDatasetHub(trusted === undefined ? {} : { trusted });
  const user = await makeWorkflow(hub, own);

  const ran = await user.run("push");

  expect(ran.code).toBe(0);
  expect(hub.commits.map(({ token }) => token)).toEqual([`Bearer ${used}`]);
  expect(ran.stderr).not.toContain(used);
});

/** An owner's workflow, of which GitHub says that it runs. */
async function makeWorkflow(hub: DatasetHub, token: string): Promise<User> {
  const github = await openLoopback((_, response) => {
    response.end(JSON.stringify({ value: "github-says" }));
  });
  onTestFinished(github.close);
  return makeOwner(hub, ["2026-02-12"], {
    HF_TOKEN: token,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${github.origin}/token?version=1`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of-the-runner",
  });
}

test("a workflow without a token that the Hub does not know is told how to make itself known", async () => {
  const hub = await openDatasetHub();
  const asked: string[] = [];
  const github = await openLoopback((request, response) => {
    asked.push(new URL(request.url ?? "", "http://localhost").searchParams.get("audience") ?? "");
    response.end(JSON.stringify({ value: "github-says" }));
  });
  onTestFinished(github.close);
  const user = makeOwner(hub, ["2026-02-12"], {
    HF_TOKEN: "",
    ACTIONS_ID_TOKEN_REQUEST_URL: `${github.origin}/token?version=1`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of-the-runner",
  });

  const ran = await user.run("push");

  expect(asked).toEqual([hub.origin]);
  expect(hub.requests).toContain("POST /oauth/token");
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain("does not know this workflow as a Trusted Publisher of name/papers");
});

test("without a data set or a token, it says what is missing", async () => {
  const hub = await openDatasetHub();

  const nameless = await makeOwner(hub, [], { PAPERCARDS_HUB_DATASET: "" }).run("push");
  const tokenless = await makeOwner(hub, [], { HF_TOKEN: "" }).run("push");
  const wrong = await makeOwner(hub, []).run("push papers");

  expect([nameless.code, tokenless.code, wrong.code]).toEqual([2, 2, 2]);
  expect(nameless.stderr).toContain("PAPERCARDS_HUB_DATASET names no data set.");
  expect(tokenless.stderr).toContain("HF_TOKEN is not set");
  expect(wrong.stderr).toContain("owner and name");
});
