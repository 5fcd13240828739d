import { expect, test } from "vitest";
import type { Question } from "../../../src/core/question/question.ts";
import { UNLIMITED_BUDGET } from "../../../src/model/limits/budget.ts";
import { openConcurrency, shareBeside } from "../../../src/model/limits/concurrency.ts";
import { estimateTokens } from "../../../src/model/limits/estimate.ts";
import { openLimits } from "../../../src/model/limits/limits.ts";
import { openPatience } from "../../../src/model/limits/patience/patience.ts";
import { openRateLimit } from "../../../src/model/limits/rate/rate-limit.ts";
import { withRetries } from "../../../src/model/limits/retry.ts";
import { openRoom } from "../../../src/model/limits/room.ts";
import { openTellPause } from "../../../src/model/limits/tell-pause.ts";
import { withLimits } from "../../../src/model/limits/with-limits.ts";
import type { Ask } from "../../../src/model/model.ts";
import { makeModelError } from "../../support/make-errors.ts";
import { ANSWER, PROFILE } from "../../support/play-pace.ts";
import { makeVirtualClock } from "../../support/virtual-clock.ts";

const UNLIMITED = { requestsPerWindow: null, tokensPerWindow: null, windowMs: 60_000 };
const TIMEOUT_MS = 180_000;
const DRAFTS = 40;

const askOf = (subject: string): Question => ({
  subject,
  messages: [{ role: "system", content: "x" }],
  schema: { name: "draft", json: {} },
  maxOutputTokens: 2_500,
});

/** Forty drafts of two seconds each, and beside them twenty questions to a verifier, some of which get no answer in time. */
async function play(atOnce: number, hangs: (subject: string) => boolean) {
  const clock = makeVirtualClock();
  const tellPause = openTellPause(clock, () => {});
  const signal = new AbortController().signal;
  let calls = 0;
  const open = (ask: Ask, most: number, first?: ReturnType<typeof openLimits>) => {
    const limits = openLimits(
      {
        ...{ estimate: estimateTokens, room: openRoom(PROFILE), budget: UNLIMITED_BUDGET },
        ...{ concurrency: openConcurrency(most), rateLimit: openRateLimit(UNLIMITED) },
        patience: openPatience({
          ...{ host: "llm.example.com", clock, timeoutMs: TIMEOUT_MS, mayFallBack: false },
        }),
        ...{ clock, tellPause },
      },
      first,
    );
    const ways = { clock, tellPause, onRetry: () => {} };
    return { limits, ask: withRetries(withLimits(ask, limits), ways) };
  };
  const drafts = open(async () => {
    await clock.wait(2_000);
    return ANSWER;
  }, atOnce);
  const verifier = open(
    async ({ subject }) => {
      calls += 1;
      await clock.wait(hangs(subject) ? TIMEOUT_MS : 1_000);
      if (!hangs(subject)) return ANSWER;
      throw makeModelError("No answer came in time.", { retries: 1, isOverload: true });
    },
    shareBeside(atOnce),
    drafts.limits,
  );
  let draftedMs = 0;
  const sinceMs = clock.now();
  const asked = Array.from({ length: DRAFTS }, async (_, index) => {
    await drafts.ask(askOf(`draft ${index}`), signal);
    draftedMs = clock.now() - sinceMs;
  });
  const verified = Array.from({ length: 20 }, (_, index) =>
    verifier.ask(askOf(`${index}`), signal),
  );
  const results = await clock.runUntil(Promise.allSettled(verified));
  await clock.runUntil(Promise.all(asked));
  const answered = results.filter(({ status }) => status === "fulfilled").length;
  return { answered, calls, draftedS: draftedMs / 1_000, endedS: (clock.now() - sinceMs) / 1_000 };
}

test.each([2, 3, 8])(
  "a verifier that answers nothing leaves half of the questions in flight to the drafts, %i at once, and is given up after one of its deadlines",
  async (atOnce) => {
    const { answered, calls, draftedS, endedS } = await play(atOnce, () => true);

    expect(answered).toBe(0);
    expect(calls).toBe(shareBeside(atOnce));
    expect(draftedS).toBeLessThanOrEqual((2 * DRAFTS) / Math.floor(atOnce / 2) + 2);
    expect(endedS).toBeLessThan((TIMEOUT_MS / 1_000) * 1.1);
  },
);

test("one question to it that hangs keeps none of the others from being answered", async () => {
  const { answered, draftedS } = await play(8, (subject) => subject === "3");

  expect(answered).toBe(19);
  expect(draftedS).toBeLessThan(20);
});

test("with one question in flight a verifier that hangs holds it for one deadline", async () => {
  const { calls, draftedS } = await play(1, () => true);

  expect(calls).toBe(1);
  expect(draftedS).toBeLessThan(TIMEOUT_MS / 1_000 + 2 * DRAFTS + 2);
});
