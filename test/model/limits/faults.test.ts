import { expect, test } from "vitest";
import type { Question } from "../../../src/core/question/question.ts";
import { UNLIMITED_BUDGET } from "../../../src/model/limits/budget.ts";
import { openConcurrency } from "../../../src/model/limits/concurrency.ts";
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

const askOf = (subject: string): Question => ({
  subject,
  messages: [{ role: "system", content: "x" }],
  schema: { name: "draft", json: {} },
  maxOutputTokens: 2_500,
});

/** Asks a server that reports faults from one second to another, and counts. */
async function play(
  [fromS, untilS]: readonly [number, number],
  { questions, atOnce }: { questions: number; atOnce: number },
) {
  const clock = makeVirtualClock();
  const rateLimit = openRateLimit(UNLIMITED);
  let calls = 0;
  let lastMs = 0;
  const ask: Ask = async () => {
    calls += 1;
    lastMs = clock.now();
    await clock.wait(50);
    if (clock.now() < fromS * 1_000 || clock.now() >= untilS * 1_000) {
      await clock.wait(2_000);
      return ANSWER;
    }
    throw makeModelError("The runner died.", { status: 500, retries: 4, isFault: true });
  };
  const patience = openPatience({
    ...{ host: "llm.example.com", clock, timeoutMs: 180_000, mayFallBack: false },
  });
  const tellPause = openTellPause(clock, () => {});
  const limits = openLimits({
    ...{ estimate: estimateTokens, room: openRoom(PROFILE), budget: UNLIMITED_BUDGET },
    ...{ concurrency: openConcurrency(atOnce), rateLimit, patience, clock, tellPause },
  });
  const limited = withRetries(withLimits(ask, limits), { clock, tellPause, onRetry: () => {} });
  const signal = new AbortController().signal;
  const asked = Array.from({ length: questions }, (_, index) => limited(askOf(`${index}`), signal));
  const results = await clock.runUntil(Promise.allSettled(asked));
  const answered = results.filter(({ status }) => status === "fulfilled").length;
  return { calls, seconds: lastMs / 1_000, answered, isEnded: patience.check() !== null };
}

const FOR_EVER = Number.POSITIVE_INFINITY;

test.each([
  [1, 5, 5],
  [8, 20, 12],
  [8, 100, 12],
  [64, 100, 68],
])(
  "a server that has only faults to report, %i at once, is given up within 30 s: %i questions, %i calls",
  async (atOnce, questions, calls) => {
    const played = await play([0, FOR_EVER], { questions, atOnce });

    expect(played).toMatchObject({ calls, answered: 0, isEnded: true });
    expect(played.seconds).toBeLessThan(31);
  },
);

test.each([1, 8])(
  "faults of the first 20 s cost no question its answer, %i at once",
  async (atOnce) => {
    const played = await play([0, 20], { questions: 20, atOnce });

    expect(played).toMatchObject({ answered: 20, isEnded: false });
    expect(played.calls).toBeLessThanOrEqual(20 + 8 + 4);
  },
);

test("once there was an answer, faults of some seconds are waited for as often as a question may be sent", async () => {
  const played = await play([5, 11], { questions: 20, atOnce: 8 });

  expect(played).toMatchObject({ answered: 20, isEnded: false });
});
