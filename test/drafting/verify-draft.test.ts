import { expect, onTestFinished, test } from "vitest";
import type { Draft } from "../../src/core/draft/draft.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { tellUnreadOnce } from "../../src/drafting/tell-unread.ts";
import { createLedger } from "../../src/model/ledger.ts";
import type { ModelSettings } from "../../src/model/open-model.ts";
import { openModels } from "../../src/model/open-model.ts";
import { makeHttp } from "../support/client.ts";
import { makeCache, makeProvider, makeSettings, templates } from "../support/drafting.ts";
import { makeHastyClock } from "../support/hasty-clock.ts";
import {
  complete,
  type ModelReply,
  type ModelRequest,
  openModelServer,
  refuse,
} from "../support/model-server.ts";
import { makeDraftOf, makePapers } from "../support/papers.ts";
import { answerVerdicts, listAsked, type OtherVerdict } from "../support/verdicts.ts";

const PASSAGE = "they contain many uninformative examples and are costly to expand further";
const VERIFIER = "second-model";

/** A model that costs a hundred times as much as the one that drafts. */
const EXPENSIVE = "gpt-4";
const template = { version: "7", system: "Judge.", user: "{{paper}}\n{{sentences}}" };

const isVerification = ({ body }: Pick<ModelRequest, "body">) =>
  body.model === VERIFIER || body.model === EXPENSIVE;
const readQuestion = ({ body }: Pick<ModelRequest, "body">): string =>
  Object(body).messages.at(-1).content;

/** An answer that says this of the sentences of one field. */
const doubting =
  (field: string, verdict: OtherVerdict = { verdict: "contradicted", passage: PASSAGE }) =>
  (request: ModelRequest): ModelReply => ({
    body: complete(
      answerVerdicts(readQuestion(request), (asked) => (asked.field === field ? verdict : null)),
    ),
  });

type Script = {
  /** How the verifier answers. */
  verify?: (request: ModelRequest) => ModelReply;
  /** The drafts of a paper, one after the other; the last one stays. */
  drafts?: readonly Partial<Draft>[];
  /** How drafts are answered otherwise. */
  draft?: (request: ModelRequest) => ModelReply;
  papers?: number;
  verifier?: string;
  clock?: ReturnType<typeof makeHastyClock>;
} & Partial<Pick<ModelSettings, "maxCostUsd" | "concurrency">>;

/** Drafts papers with a verifier beside, at one server, and tells what was asked and said. */
async function draftVerified({
  verify,
  drafts = [{}],
  draft,
  papers = 1,
  verifier = VERIFIER,
  clock = makeHastyClock(),
  ...limits
}: Script = {}) {
  const listed = makePapers(papers);
  const server = await openModelServer(listed, (request) => {
    if (isVerification(request)) return (verify ?? doubting("none"))(request);
    const asked = server.requests.filter((one) => one.paper === request.paper);
    const count = asked.filter((one) => !isVerification(one)).length;
    const overrides = drafts[Math.min(count, drafts.length) - 1];
    const due = { body: complete(JSON.stringify(makeDraftOf(request.paper, overrides))) };
    return { ...due, ...draft?.(request) };
  });
  onTestFinished(server.close);
  const ledger = createLedger();
  const cache = makeCache();
  const notices: string[] = [];
  const onNotice = (message: string) => void notices.push(message);
  const run = async () => {
    const hooks = { http: makeHttp(), ledger, onNotice, cache };
    const choices = { model: limits.maxCostUsd == null ? "test-model" : "gpt-4o" };
    const open = openModels(makeSettings(server.url, { ...choices, ...limits }), hooks, {
      clock,
    });
    const model = open(makeProvider(server.url, choices));
    const second = open(makeProvider(server.url, { model: verifier }));
    return draftAll(listed, {
      ...{ model, ledger, templates, signal: new AbortController().signal, kept: () => null },
      verifier: { model: second, template, onUnread: tellUnreadOnce(onNotice) },
    });
  };
  const { outcomes, endedBy } = await run();
  const [outcome] = outcomes;
  const card = outcome?.status === "drafted" ? outcome : null;
  const requests = server.requests.map((one) => (isVerification(one) ? "verify" : "draft"));
  const doubts = card?.findings.filter(({ check }) => check === "verifier") ?? [];
  const counts = () => ledger.snapshot();
  return { server, outcomes, endedBy, card, doubts, requests, notices, counts, run, cache };
}

test("the verifier is asked once a card, about the sentences that report, with the paper as data", async () => {
  const { server, requests, card, counts } = await draftVerified();

  expect(requests).toEqual(["draft", "verify"]);
  const asked = listAsked(readQuestion(server.requests[1] ?? expect.fail()));
  expect(new Set(asked.map(({ field }) => field.replace(/\[\d\]/, "")))).toEqual(
    new Set(["keyPoints.text", "headline", "oneLine", "explanation"]),
  );
  expect(card?.provenance).toMatchObject({
    attempts: 1,
    usage: { inputTokens: 2000, outputTokens: 1000 },
    verifier: {
      model: VERIFIER,
      promptVersion: "7",
      fingerprint: expect.stringMatching(/^\w{64}$/),
    },
  });
  expect(counts()).toMatchObject({ calls: 2, verified: 1, doubted: 0, unverified: 0 });
});

test("what it doubts goes back in the one re-ask, with sentence and passage, of a draft without an error", async () => {
  const { server, requests, doubts, card, counts } = await draftVerified({
    verify: doubting("oneLine"),
    drafts: [
      {},
      {
        oneLine:
          "Composition-AAAA은 다 맞힌 쉬운 프롬프트들을 합친 새 문제로 학습해, 4B부터 30B까지의 모델에서 추론 능력을 끌어올립니다.",
      },
    ],
  });

  expect(requests).toEqual(["draft", "verify", "draft"]);
  const [paper = expect.fail()] = makePapers(1);
  const complaint = readQuestion(server.requests[2] ?? expect.fail());
  expect(complaint).toContain(
    `- oneLine: 초록과 어긋나는 말: “${makeDraftOf(paper).oneLine}”. 초록이 말하는 대로 고치세요. 초록: “${PASSAGE}”`,
  );
  expect(complaint).toMatch(/^- oneLine: 초록과 어긋나는 말: “Composition-AAAA은/m);
  expect(doubts).toEqual([]);
  expect(card?.provenance.attempts).toBe(2);
  expect(counts()).toMatchObject({ calls: 3, reasked: 1, verified: 1, doubted: 1 });
});

test("its doubts go back together with what the checks have found", async () => {
  const { server, requests } = await draftVerified({
    verify: doubting("oneLine"),
    drafts: [{ headline: "정답률을 99% 올린 강화 학습 방법의 모든 것" }, {}],
  });

  const complaint = readQuestion(server.requests[2] ?? expect.fail());
  expect(requests).toEqual(["draft", "verify", "draft"]);
  expect(complaint).toMatch(/^- headline: /m);
  expect(complaint).toMatch(/^- oneLine: 초록과 어긋나는 말/m);
});

test("a sentence that comes back unchanged keeps its doubt", async () => {
  const { doubts, card } = await draftVerified({
    verify: doubting("oneLine"),
    drafts: [{}, { headline: "이미 맞히는 쉬운 문제를 합친 새 학습 문제" }],
  });

  expect(card?.draft.headline).toMatch(/^이미 맞히는/);
  expect(doubts).toMatchObject([
    { field: "oneLine", severity: "warning", excerpt: card?.draft.oneLine, passage: PASSAGE },
  ]);
});

test("after an unusable first answer it reads the second draft, and what it finds stays", async () => {
  const { requests, doubts } = await draftVerified({
    verify: doubting("oneLine"),
    draft: ({ count }) => (count === 1 ? { body: complete("no JSON") } : {}),
  });

  expect(requests).toEqual(["draft", "draft", "verify"]);
  expect(doubts).toHaveLength(1);
});

test("a card of which the second answer does not come stays as its first draft, with its doubts", async () => {
  const { outcomes, doubts } = await draftVerified({
    verify: doubting("oneLine"),
    draft: ({ count }) => (count > 1 ? { status: 400, body: refuse("Too much.") } : {}),
  });

  expect(outcomes).toMatchObject([{ status: "drafted", provenance: { attempts: 1 } }]);
  expect(doubts).toHaveLength(1);
});

const unknownModel = { status: 404, body: refuse("No such model.", "model_not_found") };

test.each<[string, ModelReply, RegExp]>([
  ["has no such model", unknownModel, /\(MODEL_CLOSED\).*PAPERCARDS_VERIFIER_MODEL/],
  [
    "answers with prose",
    { body: complete("Looks fine.") },
    /\(BAD_ANSWER\).*PAPERCARDS_VERIFIER_MODEL/,
  ],
  [
    "answers without end",
    { body: complete("x".repeat(600_000)) },
    /\(ANSWER_TOO_LONG\)(?!.*OPENAI_BASE_URL).*PAPERCARDS_VERIFIER_MODEL/,
  ],
  ["answers nothing", { body: complete("") }, /\(BAD_ANSWER\)/],
  ["refuses", { body: complete(null, { refusal: "I cannot." }) }, /\(REFUSED\)/],
  [
    "is cut",
    { body: complete('{"verdicts": [{"num', { finish_reason: "length" }) },
    /\(CUT_ANSWER\)/,
  ],
  [
    "has no credit",
    { status: 429, body: refuse("No credit.", "insufficient_quota") },
    /\(MODEL_CLOSED\)/,
  ],
  ["is broken", { status: 500, body: refuse("Oops.") }, /\(MODEL_UNREACHABLE\)/],
  [
    "asks for a long pause",
    { status: 429, headers: { "retry-after": "300" }, body: refuse("Later.") },
    /\(MODEL_UNREACHABLE\)/,
  ],
])("a verifier that %s fails no card, ends no run, and is told once", async (_, reply, words) => {
  const { outcomes, endedBy, notices, counts } = await draftVerified({
    verify: () => reply,
    papers: 12,
    concurrency: 2,
  });

  expect(outcomes.map(({ status }) => status)).toEqual(Array(12).fill("drafted"));
  expect(outcomes.some((one) => "provenance" in one && "verifier" in one.provenance)).toBe(false);
  expect(endedBy).toBeNull();
  expect(notices.filter((one) => one.startsWith("The verifier "))).toEqual([
    expect.stringMatching(words),
  ]);
  expect(counts()).toMatchObject({ verified: 0, doubted: 0, unverified: 12 });
});

/** The verifier's answer to a question, changed. */
const changing =
  (change: (verdicts: readonly OtherVerdict[]) => unknown[]) =>
  (request: ModelRequest): ModelReply => {
    const { verdicts } = JSON.parse(answerVerdicts(readQuestion(request)));
    return { body: complete(JSON.stringify({ verdicts: change(verdicts) })) };
  };
const turned = { verdict: "contradicted", passage: PASSAGE };

test.each<[string, (verdicts: readonly OtherVerdict[]) => unknown[], number, string]>([
  ["one verdict alone", (all) => all.slice(0, 1), 0, "10 without a verdict."],
  [
    "a paraphrased passage",
    ([first, ...rest]) => [{ ...first, ...turned, passage: "they hold no news" }, ...rest],
    0,
    "1 with one that needs words of the abstract and has none.",
  ],
  [
    "two verdicts on one sentence, and a doubt that stands",
    ([first, second, ...rest]) => [
      first,
      { ...first, ...turned },
      { ...second, ...turned },
      ...rest,
    ],
    1,
    "1 with two that differ.",
  ],
])(
  "with %s a card is not verified, which is told with why, and asked anew",
  async (_, change, standing, why) => {
    const { card, doubts, notices, counts, run, server } = await draftVerified({
      verify: changing(change),
    });
    const verifications = () => server.requests.filter(isVerification).length;
    const before = verifications();
    await run();

    expect(counts()).toMatchObject({ verified: 0, unverified: 2, doubted: 2 * standing });
    expect(card?.provenance).not.toHaveProperty("verifier");
    expect(card?.provenance.usage.inputTokens).toBe(2000 + 1000 * standing);
    expect(doubts).toHaveLength(standing);
    expect(notices[0]).toMatch(/No verdict stands on \d+ of 11 sentences of a card: /);
    expect(notices[0]).toContain(why);
    expect(verifications()).toBe(before + 1);
  },
);

test.each<[string, ModelReply]>([
  ["that is broken", { status: 500, body: refuse("Oops.") }],
  ["that answers with prose", { body: complete("Looks fine.") }],
])("of a verifier %s it is said that published cards are read with --redraft", async (_, reply) => {
  const { notices } = await draftVerified({ verify: () => reply, papers: 2 });

  const [told = ""] = notices.filter((one) => one.startsWith("The verifier "));
  expect(told).toContain("un the same command again with --redraft");
  expect(told).not.toMatch(/same command again(?! with --redraft)/);
});

test("a verifier that only refuses delays no draft, and is given up after a minute for the whole run", async () => {
  const clock = makeHastyClock();
  const sinceMs = clock.now();
  const { outcomes, requests, notices, counts } = await draftVerified({
    ...{ papers: 12, concurrency: 2, clock },
    verify: () => ({ status: 429, body: refuse("rate limit", "rate_limit_exceeded") }),
    draft: () => ({ after: passTurns() }),
  });

  expect(outcomes.map(({ status }) => status)).toEqual(Array(12).fill("drafted"));
  expect(counts()).toMatchObject({ verified: 0, unverified: 12 });
  expect(requests.filter((one) => one === "draft")).toHaveLength(12);
  expect(requests.filter((one) => one === "verify").length).toBeLessThan(40);
  expect(clock.now() - sinceMs).toBeLessThan(150_000);
  expect(notices.find((one) => one.startsWith("The verifier "))).toMatch(/--redraft/);
});

test("a closed door of the verifier is knocked at by the cards under way alone", async () => {
  const { requests } = await draftVerified({
    verify: () => unknownModel,
    papers: 12,
    concurrency: 1,
  });

  expect(requests.filter((one) => one === "draft")).toHaveLength(12);
  expect(requests.filter((one) => one === "verify")).toHaveLength(1);
});

test("an answer in a fence is read, and one that cannot be read is asked for anew by the next run", async () => {
  const fenced = await draftVerified({
    verify: (request) => ({
      body: complete(`Here:\n\`\`\`json\n${answerVerdicts(readQuestion(request))}\n\`\`\``),
    }),
  });
  const unread = await draftVerified({ verify: () => ({ body: complete("fine") }) });
  await unread.run();

  expect(fenced.counts()).toMatchObject({ verified: 1 });
  expect(unread.server.requests.filter(isVerification)).toHaveLength(2);
  expect(unread.counts()).toMatchObject({ calls: 3, cached: 1, unverified: 2 });
  expect(unread.card?.provenance.usage).toMatchObject({ inputTokens: 2000, outputTokens: 1000 });
});

test("a second run asks neither model", async () => {
  const { run, server, doubts } = await draftVerified({ verify: doubting("headline") });
  const before = server.requests.length;

  const { outcomes } = await run();

  expect(server.requests).toHaveLength(before);
  expect(outcomes).toMatchObject([
    { findings: expect.arrayContaining(doubts), provenance: { attempts: 2 } },
  ]);
});

test("both models have one limit of cost, and a verifier that it has no room for fails no card", async () => {
  const { outcomes, notices, endedBy, counts } = await draftVerified({
    ...{ papers: 3, maxCostUsd: 0.1, verifier: EXPENSIVE },
  });

  expect(outcomes.map(({ status }) => status)).toEqual(["drafted", "drafted", "drafted"]);
  expect(endedBy).toBeNull();
  expect(notices).toEqual([expect.stringMatching(/\(COST_LIMIT\).*PAPERCARDS_MAX_COST_USD/)]);
  expect(counts()).toMatchObject({ calls: 4, verified: 1, unverified: 2 });
  expect(counts().costUsd).toBeLessThanOrEqual(0.1);
});

/** A few rounds of what else there is to do. */
async function passTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test("both models share the questions in flight, and cards under way go first", async () => {
  const { server, requests } = await draftVerified({
    ...{ papers: 8, concurrency: 2 },
    verify: (request) => ({ ...doubting("none")(request), after: passTurns() }),
    draft: () => ({ after: passTurns() }),
  });

  expect(server.peak()).toBe(2);
  expect(requests.indexOf("verify")).toBeLessThan(5);
  expect(requests.at(-1)).toBe("verify");
});

test("drafts go on while the verifier lets its questions hang", async () => {
  const drafted = Promise.withResolvers<void>();
  const started = new Set<number>();
  const { outcomes, requests } = await draftVerified({
    ...{ papers: 8, concurrency: 4 },
    verify: (request) => ({ ...doubting("none")(request), after: drafted.promise }),
    draft: ({ index }) => {
      started.add(index);
      if (started.size === 8) drafted.resolve();
      return {};
    },
  });

  expect(outcomes).toHaveLength(8);
  expect(requests.slice(0, 10).filter((one) => one === "draft")).toHaveLength(8);
});
