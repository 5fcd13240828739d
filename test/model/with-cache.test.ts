import { expect, onTestFinished, test } from "vitest";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import { createLedger } from "../../src/model/ledger.ts";
import type { Ask, Model } from "../../src/model/model.ts";
import { withCache } from "../../src/model/with-cache.ts";
import { makeCache, makeDrafting, makeSettings, templates } from "../support/drafting.ts";
import { makeModelError } from "../support/make-errors.ts";
import { complete, type ModelScript, openModelServer } from "../support/model-server.ts";
import { makePaperOf, makePapers } from "../support/papers.ts";

const PAPERS = makePapers(6);
const QUESTION = askForDraft(makePaperOf(0), templates.draft);
const { signal } = new AbortController();

/** An answer takes 1,000 tokens in and 500 out; at $2.50 and $10 for a million it costs $0.0075. */
const PRICED = "gpt-4o";

async function openServer(script: ModelScript = () => ({})) {
  const server = await openModelServer(PAPERS, script);
  onTestFinished(server.close);
  return server;
}

const roomOf = ({ body }: { body: Record<string, unknown> }) => Number(body.max_tokens);

/** Half an answer, of a question that was sent with this much room. */
const cutAt = (tokens: number) =>
  complete('{"keyPoints": [{"evi', {
    finish_reason: "length",
    usage: { prompt_tokens: 1000, completion_tokens: tokens, total_tokens: 1000 + tokens },
  });

/** A model that answers at once, and counts its questions. */
function makeModel() {
  let asked = 0;
  const ask: Ask = async () => {
    asked += 1;
    return {
      ...{ model: "m", text: "{}", finishReason: "stop", refusal: null },
      usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
      answeredAt: "2026-02-13T09:00:00.000Z",
    };
  };
  const model: Model = { name: "m", parameters: {}, ask };
  return { model, asked: () => asked };
}

test("a question that has an answer is not asked again, and counts as cached", async () => {
  const { model, asked } = makeModel();
  const ledger = createLedger();
  const cached = withCache(model, { cache: makeCache(), ledger });

  const first = await cached.ask(QUESTION, signal);
  const second = await cached.ask({ ...QUESTION }, signal);

  expect([first.isRecalled, second.isRecalled]).toEqual([false, true]);
  expect(second).toEqual({ ...first, isRecalled: true });
  expect(asked()).toBe(1);
  expect(ledger.snapshot().cached).toBe(1);
});

test("a question that is asked again meanwhile is in flight once, within the limits once, and counts as cached", async () => {
  const { model, asked } = makeModel();
  const ledger = createLedger();
  let wrapped = 0;
  const wrap =
    (ask: Ask): Ask =>
    (question, stop) => {
      wrapped += 1;
      return ask(question, stop);
    };
  const cached = withCache(model, { cache: makeCache(), ledger, wrap });

  const replies = await Promise.all([1, 2, 3].map(() => cached.ask({ ...QUESTION }, signal)));
  await cached.ask({ ...QUESTION, maxOutputTokens: 7 }, signal);

  expect(replies.map(({ isRecalled }) => isRecalled)).toEqual([false, true, true]);
  expect(new Set(replies.map(({ answer }) => answer)).size).toBe(1);
  expect({ asked: asked(), wrapped, cached: ledger.snapshot().cached }).toEqual({
    asked: 2,
    wrapped: 2,
    cached: 2,
  });
});

test("a failure is shared by those who wait for it, and by nobody after them", async () => {
  const { model, asked } = makeModel();
  let isClosed = true;
  const ask: Ask = async (question, stop) => {
    if (isClosed) throw makeModelError("Not now.");
    return model.ask(question, stop);
  };
  const cached = withCache({ ...model, ask }, { cache: makeCache(), ledger: createLedger() });

  const both = await Promise.allSettled([
    cached.ask(QUESTION, signal),
    cached.ask(QUESTION, signal),
  ]);
  isClosed = false;
  const later = await cached.ask(QUESTION, signal);

  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect([later.isRecalled, asked()]).toEqual([false, 1]);
});

test("a rejected answer is asked for again", async () => {
  const { model, asked } = makeModel();
  const cached = withCache(model, { cache: makeCache(), ledger: createLedger() });

  const { fingerprint } = await cached.ask(QUESTION, signal);
  await cached.reject(fingerprint);
  const again = await cached.ask(QUESTION, signal);

  expect(again.isRecalled).toBe(false);
  expect(asked()).toBe(2);
});

test("an answer is on disk before its question gives up its place in the queue", async () => {
  const cache = makeCache();
  const kept: number[] = [];
  const wrap =
    (ask: Ask): Ask =>
    async (question, stop) => {
      const answer = await ask(question, stop);
      kept.push(cache.answers.size);
      return answer;
    };

  await withCache(makeModel().model, { cache, ledger: createLedger(), wrap }).ask(QUESTION, signal);

  expect(kept).toEqual([1]);
});

test("a recalled answer waits for no limit", async () => {
  const cache = makeCache();
  const ledger = createLedger();
  const { model } = makeModel();
  await withCache(model, { cache, ledger }).ask(QUESTION, signal);
  const neverTheirTurn = (): Ask => () => new Promise(() => {});

  const reply = await withCache(model, { cache, ledger, wrap: neverTheirTurn }).ask(
    QUESTION,
    signal,
  );

  expect(reply.isRecalled).toBe(true);
});

test.each([
  ["without the limit", null],
  ["with the same limit", 0.04],
])("what was paid for under a cost limit costs nothing in a run %s", async (_, maxCostUsd) => {
  const server = await openServer();
  const cache = makeCache();
  const limited = makeSettings(server.url, { model: PRICED, maxCostUsd: 0.04 });
  const first = await draftAll(PAPERS, makeDrafting(limited, { cache }));
  const paidFor = first.outcomes.filter(({ status }) => status === "drafted");
  const rooms = server.requests.map(roomOf);

  const again = makeDrafting({ ...limited, maxCostUsd }, { cache });
  await draftAll(PAPERS, again);

  const askedAgain = server.requests.slice(rooms.length).map(({ paper }) => paper.id);
  expect(rooms.every((room) => room < QUESTION.maxOutputTokens)).toBe(true);
  expect(paidFor.length).toBeGreaterThan(2);
  expect(again.ledger.snapshot().cached).toBe(paidFor.length);
  expect(askedAgain.filter((id) => paidFor.some(({ paper }) => paper.id === id))).toEqual([]);
});

test("a question whose answer a cost limit cut is asked again, and the whole answer is kept", async () => {
  const server = await openServer((request) =>
    request.index === 1 && request.count === 1 ? { body: cutAt(roomOf(request)) } : {},
  );
  const cache = makeCache();
  const settings = makeSettings(server.url, { model: PRICED, maxCostUsd: 0.036, concurrency: 1 });
  const papers = PAPERS.slice(0, 2);

  const first = await draftAll(papers, makeDrafting(settings, { cache }));
  const [, cut, whole] = server.requests;
  const again = makeDrafting({ ...settings, maxCostUsd: null }, { cache });
  const second = await draftAll(papers, again);

  expect(server.requests.map(roomOf)).toEqual([2500, 750, 1125]);
  expect(whole?.body.messages).toEqual(cut?.body.messages);
  expect(first.outcomes[1]).toMatchObject({ status: "drafted", provenance: { attempts: 2 } });
  expect(second.outcomes[1]).toMatchObject({ status: "drafted" });
  expect(again.ledger.snapshot()).toMatchObject({ calls: 0, cached: 2 });
});

test("an answer that a cost limit cut is kept, but is none where there is more room", async () => {
  const server = await openServer((request) => {
    const room = roomOf(request);
    return room < QUESTION.maxOutputTokens ? { body: cutAt(room) } : {};
  });
  const cache = makeCache();
  const settings = makeSettings(server.url, { model: PRICED, maxCostUsd: 0.04 });
  const papers = PAPERS.slice(0, 1);

  const first = await draftAll(papers, makeDrafting(settings, { cache }));
  const kept = [...cache.answers.values()];
  const again = makeDrafting({ ...settings, maxCostUsd: null }, { cache });
  const second = await draftAll(papers, again);

  expect(first.outcomes).toMatchObject([{ failure: { code: "COST_LIMIT" } }]);
  expect(kept).toMatchObject([{ finishReason: "length", cutAtTokens: 2500 }]);
  expect(server.requests.map(roomOf)).toEqual([2500, QUESTION.maxOutputTokens]);
  expect(second.outcomes).toMatchObject([{ status: "drafted", provenance: { attempts: 1 } }]);
  expect([...cache.answers.values()]).toMatchObject([{ finishReason: "stop" }]);
});

test("the same cut answer is not paid for again by a run with the same limit", async () => {
  const server = await openServer((request) => ({ body: cutAt(roomOf(request)) }));
  const cache = makeCache();
  const settings = makeSettings(server.url, { model: PRICED, maxCostUsd: 0.04 });
  const papers = PAPERS.slice(0, 1);

  await draftAll(papers, makeDrafting(settings, { cache }));
  const again = makeDrafting(settings, { cache });
  const second = await draftAll(papers, again);

  expect(server.requests.map(roomOf)).toEqual([2500]);
  expect(again.ledger.snapshot()).toMatchObject({ calls: 0, costUsd: 0 });
  expect(second.outcomes).toMatchObject([
    {
      failure: {
        code: "COST_LIMIT",
        message:
          "PAPERCARDS_MAX_COST_USD leaves room for 2500 tokens, and an answer was cut at 2500.",
      },
    },
  ]);
});

test("an answer that met its question's own limit is recalled, and asked for with more room", async () => {
  const server = await openServer((request) =>
    request.count === 1 ? { body: cutAt(roomOf(request)) } : { isReset: true },
  );
  const cache = makeCache();
  const settings = makeSettings(server.url, { model: "qwen3-thinking" });
  const papers = PAPERS.slice(0, 1);
  await draftAll(papers, makeDrafting(settings, { cache }));

  const again = makeDrafting(settings, { cache });
  await draftAll(papers, again);

  const [first, ...later] = server.requests.map(roomOf);
  expect(again.ledger.snapshot().cached).toBe(1);
  expect(first).toBe(QUESTION.maxOutputTokens);
  expect(later.every((room) => room === 2 * QUESTION.maxOutputTokens)).toBe(true);
});

test("an answer tells which question was asked after it, and one that was cut is not put back by that", async () => {
  const cache = makeCache();
  const cached = withCache(makeModel().model, { cache, ledger: createLedger() });
  const first = await cached.ask(QUESTION, signal);
  const whole = { ...first.answer, text: "whole" };

  await cached.noteReask(first, "f".repeat(64));
  const noted = await cache.recall(first.fingerprint);
  await cache.remember(first.fingerprint, whole);
  await cached.noteReask(first, first.fingerprint);

  expect(noted).toEqual({ ...first.answer, reask: "f".repeat(64) });
  expect(await cache.recall(first.fingerprint)).toEqual(whole);
});
