import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../../http/clock.ts";
import type { Ask } from "../model.ts";
import { ModelError } from "../model-error.ts";

/** Longest wait before the first retry, in milliseconds; doubled for each later one. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The same way to ask, but a request that got no answer is sent again, as often as its error allows,
 * after a random time up to a doubling bound (exponential backoff with full jitter). The wait takes no
 * place in the queue of the limits. When the provider says how long to wait, the rate limit does, for
 * all questions.
 */
export function withRetries(ask: Ask, clock: Clock, onRetry: () => void): Ask {
  const askFrom = async (
    retries: number,
    question: Question,
    signal: AbortSignal,
  ): Promise<Answer> => {
    try {
      return await ask(question, signal);
    } catch (error) {
      if (!(error instanceof ModelError) || !mayRetry(error, retries)) throw error;
      const waitMs = chooseWait(error, retries, clock);
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      onRetry();
      return askFrom(error.isSteppedDown ? retries : retries + 1, question, signal);
    }
  };
  return (question, signal) => askFrom(0, question, signal);
}

function mayRetry(error: ModelError, retries: number): boolean {
  return error.isSteppedDown || retries < error.retries;
}

function chooseWait(error: ModelError, retries: number, clock: Clock): number {
  if (error.isSteppedDown || error.retryAfterMs !== null) return 0;
  return clock.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** retries);
}
