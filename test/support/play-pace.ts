import type { Answer } from "../../src/core/question/answer.ts";
import type { Question } from "../../src/core/question/question.ts";
import { UNLIMITED_BUDGET } from "../../src/model/limits/budget.ts";
import { openConcurrency } from "../../src/model/limits/concurrency.ts";
import { estimateTokens } from "../../src/model/limits/estimate.ts";
import { openLimits } from "../../src/model/limits/limits.ts";
import { openPatience } from "../../src/model/limits/patience/patience.ts";
import { openRateLimit } from "../../src/model/limits/rate/rate-limit.ts";
import { withRetries } from "../../src/model/limits/retry.ts";
import { openRoom } from "../../src/model/limits/room.ts";
import { openTellPause } from "../../src/model/limits/tell-pause.ts";
import { withLimits } from "../../src/model/limits/with-limits.ts";
import type { Ask } from "../../src/model/model.ts";
import { chooseProfile } from "../../src/model/provider/profiles.ts";
import type { Limiter, Verdict } from "./limiters.ts";
import { makeModelError } from "./make-errors.ts";
import { makeVirtualClock } from "./virtual-clock.ts";

const MINUTE_MS = 60_000;
/** What is known of a provider that nobody knows. */
export const PROFILE = chooseProfile(new URL("https://llm.example.com/v1"), "some-model");
const USED_TOKENS = 4_000;

/** An answer of 4,000 tokens. */
export const ANSWER: Answer = {
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
export const TOKENS_OF_ONE = 2_250 + 2_500;

/** A provider with a limit, and what it says about it. */
export type Limited = {
  limiter: Limiter;
  answerMs?: number;
  /** How long the first ten requests are under way. @default as long as the others */
  firstLagMs?: number;
  /**
   * How long a request waits for a connection, is under way to the provider, and its answer back, by how many were sent before.
   *
   * @default 0, 5 and 0
   */
  lineMs?: (index: number) => { connect?: number; there: number; back: number };
  /** Requests in a window of this length that the user sets. @default no limit, and a minute */
  own?: { requests: number; windowMs: number };
  headers?: (verdict: Verdict) => Record<string, string>;
  /** What it says in `Retry-After` of a refusal, in seconds. */
  retryAfter?: (verdict: Verdict) => number;
};

/** What came of it: when requests were taken and when refused, and questions that got no answer. */
type Played = { taken: number[]; refused: number[]; lost: number; endedAtMs: number };

/** Asks a provider so many questions, so many at once. */
export async function playPace(
  { limiter, answerMs = 800, headers, retryAfter, own, ...line }: Limited,
  { questions, atOnce }: { questions: number; atOnce: number },
): Promise<Played> {
  const clock = makeVirtualClock();
  const rateLimit = openRateLimit({
    requestsPerWindow: own?.requests ?? null,
    tokensPerWindow: null,
    windowMs: own?.windowMs ?? MINUTE_MS,
  });
  const lineMs = line.lineMs ?? defaultLine(line.firstLagMs);
  let sent = 0;
  const taken: number[] = [];
  const refused: number[] = [];
  const ask: Ask = async (question) => {
    const { connect = 0, there, back } = lineMs(sent);
    sent += 1;
    if (connect > 0) await clock.wait(connect);
    rateLimit.leave(question, clock.now());
    await clock.wait(there);
    const cameAtMs = clock.now();
    const verdict = limiter(cameAtMs, 2_250 + question.maxOutputTokens);
    (verdict.isTaken ? taken : refused).push(cameAtMs);
    if (verdict.isTaken) await clock.wait(answerMs);
    verdict.end?.(clock.now(), USED_TOKENS);
    if (back > 0) await clock.wait(back);
    rateLimit.observe(question, new Headers(headers?.(verdict) ?? {}), clock.now());
    if (verdict.isTaken) return ANSWER;
    throw refuseFor(retryAfter?.(verdict));
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
    await asking(askOf(`${index}`), signal);
    patience.onGoodAnswer();
  });
  const outcomes = await clock.runUntil(Promise.allSettled(asked));
  const lost = outcomes.filter(({ status }) => status === "rejected").length;
  return { taken, refused, lost, endedAtMs: clock.now() };
}

function defaultLine(firstLagMs = 5): NonNullable<Limited["lineMs"]> {
  return (index) => ({ there: index < 10 ? firstLagMs : 5, back: 0 });
}

function refuseFor(seconds: number | undefined): Error {
  return makeModelError("Too many requests.", {
    ...{ status: 429, retries: 8, isOverload: true },
    retryAfterMs: seconds === undefined ? null : seconds * 1000,
  });
}

/** The refused part of all requests after the first minute. */
export function refusedLater({ taken, refused }: Played): number {
  const later = (times: readonly number[]) => times.filter((atMs) => atMs > MINUTE_MS).length;
  return later(refused) / Math.max(1, later(refused) + later(taken));
}

/** What was taken in so many windows from the first request on, as a part of what a limit had allowed. */
export function usedIn(
  { taken }: Played,
  windows: number,
  limit: { requests: number; windowMs: number },
): number {
  const endMs = (taken[0] ?? 0) + windows * limit.windowMs;
  return taken.filter((atMs) => atMs < endMs).length / (windows * limit.requests);
}

/** What was taken after the first minute, as a part of what a limit of so many a minute had allowed. */
export function usedLater({ taken }: Played, perMinute: number): number {
  const later = taken.filter((atMs) => atMs > MINUTE_MS).length;
  return later / (((taken.at(-1) ?? 0) / MINUTE_MS - 1) * perMinute);
}
