import { expect, test } from "vitest";
import type { Answer } from "../../../src/core/question/answer.ts";
import type { Question } from "../../../src/core/question/question.ts";
import { UNLIMITED_BUDGET } from "../../../src/model/limits/budget.ts";
import { openConcurrency } from "../../../src/model/limits/concurrency.ts";
import { estimateTokens } from "../../../src/model/limits/estimate.ts";
import { openLimits, withLimits } from "../../../src/model/limits/limits.ts";
import { openPatience } from "../../../src/model/limits/patience/patience.ts";
import { openRateLimit } from "../../../src/model/limits/rate/rate-limit.ts";
import { withRetries } from "../../../src/model/limits/retry.ts";
import { openRoom } from "../../../src/model/limits/room.ts";
import { openTellPause } from "../../../src/model/limits/tell-pause.ts";
import type { Ask } from "../../../src/model/model.ts";
import { chooseProfile } from "../../../src/model/provider/profiles.ts";
import { makeModelError } from "../../support/make-errors.ts";
import { makeVirtualClock } from "../../support/virtual-clock.ts";

const MINUTE_MS = 60_000;
const PROFILE = chooseProfile(new URL("https://llm.example.com/v1"), "some-model");

const ANSWER: Answer = {
  model: "some-model",
  text: "{}",
  finishReason: "stop",
  refusal: null,
  usage: { inputTokens: 3_000, outputTokens: 1_000, costUsd: null },
  answeredAt: "2026-02-13T00:00:00.000Z",
};

const askOf = (subject: string): Question => ({
  subject,
  messages: [{ role: "system", content: "x".repeat(9_000) }],
  schema: { name: "draft", json: {} },
  maxOutputTokens: 6_000,
});

/** What a provider of tokens counts for one question: its own, and all that its answer may have. */
const TOKENS_OF_ONE = 2_250 + 2_500;

/** What a provider counts in any minute, and what it says about it. */
type Provider = {
  requests?: number;
  tokens?: number;
  answerMs?: number;
  /** How long the first ten requests are under way. @default as long as the others */
  firstLagMs?: number;
  /** Counts by the minute of a clock instead of any minute. */
  isFixed?: boolean;
  /** What was used comes back steadily, up to a whole minute's, instead of a minute later. */
  isBucket?: boolean;
  /** Refuses everything from here to there. */
  busyMs?: readonly [number, number];
  /** Refused requests count, too. */
  countsRefused?: boolean;
  headers?: (left: { requests: number; tokens: number; waitMs: number }) => Record<string, string>;
};

const asCounted = (atMs: number) => ({ atMs, tokens: 0 });

/** Asks a provider as many questions, so many at once, and counts. */
async function play(
  provider: Provider,
  { questions, atOnce }: { questions: number; atOnce: number },
) {
  const clock = makeVirtualClock();
  const rateLimit = openRateLimit({
    requestsPerWindow: null,
    tokensPerWindow: null,
    windowMs: MINUTE_MS,
  });
  const { requests: most = Number.POSITIVE_INFINITY } = provider;
  const { tokens: mostTokens = Number.POSITIVE_INFINITY } = provider;
  const taken: { atMs: number; tokens: number }[] = [];
  const refused: number[] = [];
  const bucket = { requests: most, tokens: mostTokens, atMs: 0 };
  const draw = (nowMs: number, tokens: number) => {
    const part = (nowMs - bucket.atMs) / MINUTE_MS;
    const refill = (left: number, whole: number) =>
      whole === Number.POSITIVE_INFINITY ? whole : Math.min(whole, left + part * whole);
    bucket.requests = refill(bucket.requests, most);
    bucket.tokens = refill(bucket.tokens, mostTokens);
    bucket.atMs = nowMs;
    const isOver = bucket.requests < 1 || bucket.tokens < tokens;
    if (isOver) return { isOver, headers: new Headers() };
    bucket.requests -= 1;
    bucket.tokens -= tokens;
    taken.push({ atMs: nowMs, tokens });
    return { isOver, headers: new Headers() };
  };
  const count = () => (provider.countsRefused ? [...taken, ...refused.map(asCounted)] : [...taken]);
  const isBusy = (nowMs: number) => {
    const [fromMs, untilMs] = provider.busyMs ?? [0, 0];
    return nowMs >= fromMs && nowMs < untilMs;
  };
  const look = (nowMs: number, tokens: number) => {
    const sinceMs = provider.isFixed ? nowMs - (nowMs % MINUTE_MS) : nowMs - MINUTE_MS + 1;
    const inWindow = count().filter(({ atMs }) => atMs >= sinceMs);
    const used = inWindow.reduce((sum, entry) => sum + entry.tokens, 0);
    const isOver = isBusy(nowMs) || inWindow.length >= most || used + tokens > mostTokens;
    if (!isOver) taken.push({ atMs: nowMs, tokens });
    const left = {
      requests: most - inWindow.length - (isOver ? 0 : 1),
      tokens: mostTokens - used - (isOver ? 0 : tokens),
      waitMs: (inWindow[0]?.atMs ?? nowMs) + MINUTE_MS - nowMs,
    };
    return { isOver, headers: new Headers(provider.headers?.(left) ?? {}) };
  };
  const judge = provider.isBucket ? draw : look;
  const ask: Ask = async (question) => {
    const isEarly = taken.length + refused.length < 10;
    await clock.wait(isEarly ? (provider.firstLagMs ?? 5) : 5);
    const sentAtMs = clock.now();
    const { isOver, headers } = judge(sentAtMs, 2_250 + question.maxOutputTokens);
    if (!isOver) await clock.wait(provider.answerMs ?? 800);
    rateLimit.observe(question, headers, clock.now());
    if (!isOver) return ANSWER;
    refused.push(sentAtMs);
    throw makeModelError("Too many requests.", { status: 429, retries: 8, isOverload: true });
  };
  const patience = openPatience({
    host: "llm.example.com",
    clock,
    timeoutMs: 3 * MINUTE_MS,
    mayFallBack: false,
  });
  const tellPause = openTellPause(clock, () => {});
  const limits = openLimits({
    ...{ estimate: estimateTokens, budget: UNLIMITED_BUDGET, room: openRoom(PROFILE) },
    ...{ concurrency: openConcurrency(atOnce), rateLimit, patience, clock, tellPause },
  });
  const asking = withRetries(withLimits(ask, limits), { clock, tellPause, onRetry: () => {} });
  const { signal } = new AbortController();
  const asked = Array.from({ length: questions }, async (_, index) => {
    const answer = await asking(askOf(`${index}`), signal);
    patience.onGoodAnswer();
    return answer;
  });
  const outcomes = await clock.runUntil(Promise.allSettled(asked));
  const later = (times: number[]) => times.filter((atMs) => atMs > MINUTE_MS).length;
  const laterTaken = later(taken.map(({ atMs }) => atMs));
  return {
    lost: outcomes.filter(({ status }) => status === "rejected").length,
    refusedLater: later(refused) / Math.max(1, later(refused) + laterTaken),
    refused: refused.length,
    endedAtMs: clock.now(),
    refusedOfAll: refused.length / (refused.length + taken.length),
    /** The same, of what was taken from then on. */
    usedLater:
      laterTaken /
      (((taken.at(-1)?.atMs ?? 0) / MINUTE_MS - 1) * Math.min(most, mostTokens / TOKENS_OF_ONE)),
    /** Of what the provider would have taken from the second minute on. */
    used: (taken.length - most) / (((taken.at(-1)?.atMs ?? 0) / MINUTE_MS - 1) * most || 1),
  };
}

test.each<[string, Provider]>([
  ["3 requests a minute", { requests: 3 }],
  ["3 requests a minute of its clock", { requests: 3, isFixed: true }],
  ["3 requests a minute, slowly answered", { requests: 3, answerMs: 25_000 }],
  ["3 requests a minute, over a line that is slow at first", { requests: 3, firstLagMs: 1_900 }],
  ["30,000 tokens a minute", { tokens: 30_000 }],
  ["30,000 tokens a minute, refilled steadily", { tokens: 30_000, isBucket: true }],
  [
    "30,000 tokens a minute, refilled steadily, and is slow",
    { tokens: 30_000, isBucket: true, answerMs: 3_000 },
  ],
  [
    "60,000 tokens a minute, refilled steadily",
    { tokens: 60_000, isBucket: true, answerMs: 10_000 },
  ],
  ["3 requests a minute, refilled steadily", { requests: 3, isBucket: true, answerMs: 3_000 }],
  ["20 requests a minute, refilled steadily", { requests: 20, isBucket: true, answerMs: 3_000 }],
  ["3 requests a minute, refused ones counted", { requests: 3, countsRefused: true }],
  [
    "20 requests a minute, refused ones counted",
    { requests: 20, countsRefused: true, answerMs: 3_000 },
  ],
  [
    "30,000 tokens a minute, and says what is left",
    {
      tokens: 30_000,
      headers: ({ tokens, waitMs }) => ({
        "x-ratelimit-remaining-tokens": String(tokens),
        "x-ratelimit-reset-tokens": `${(waitMs / 1000).toFixed(1)}s`,
      }),
    },
  ],
])(
  "a provider that takes %s loses no card, and refuses little after a minute",
  async (_, provider) => {
    const played = await play(provider, { questions: 30, atOnce: 8 });

    expect(played.lost).toBe(0);
    expect(played.refusedLater).toBeLessThanOrEqual(0.03);
    expect(played.refused).toBeLessThanOrEqual(20);
  },
);

test.each<[string, Provider, number]>([
  ["20 requests", { requests: 20 }, 100],
  ["20 requests, answered in 3 s", { requests: 20, answerMs: 3_000 }, 100],
  ["20 requests, answered in 10 s", { requests: 20, answerMs: 10_000 }, 100],
  ["60 requests", { requests: 60 }, 240],
  ["30,000 tokens", { tokens: 30_000 }, 40],
  ["60,000 tokens, answered in 3 s", { tokens: 60_000, answerMs: 3_000 }, 60],
  ["60,000 tokens, answered in 10 s", { tokens: 60_000, answerMs: 10_000 }, 60],
])(
  "of a limit of %s a minute that is refilled steadily nearly all is used",
  async (_, provider, questions) => {
    const played = await play({ ...provider, isBucket: true }, { questions, atOnce: 8 });

    expect(played.lost).toBe(0);
    expect(played.refusedLater).toBeLessThanOrEqual(0.03);
    expect(played.usedLater).toBeGreaterThanOrEqual(0.85);
  },
);

test("a server that was busy for some seconds is soon asked as before", async () => {
  const played = await play({ busyMs: [5_000, 20_000] }, { questions: 200, atOnce: 8 });

  expect(played.lost).toBe(0);
  expect(played.endedAtMs).toBeLessThanOrEqual(MINUTE_MS);
});

test("a provider that reports a reset of 1 s whatever the truth is asked for all that it takes", async () => {
  const provider: Provider = {
    requests: 600,
    answerMs: 300,
    headers: ({ requests }) => ({
      "x-ratelimit-remaining-requests": String(requests),
      "x-ratelimit-reset-requests": "1s",
    }),
  };

  const played = await play(provider, { questions: 1_900, atOnce: 64 });

  expect(played.lost).toBe(0);
  expect(played.refusedOfAll).toBeLessThanOrEqual(0.02);
  expect(played.used).toBeGreaterThanOrEqual(0.95);
});
