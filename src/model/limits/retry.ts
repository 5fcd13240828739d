import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../clock.ts";
import type { Ask } from "../model.ts";
import { ModelError } from "../model-error.ts";

/** Longest wait before the first repeat, in milliseconds; doubled for each later one. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The same way to ask, but a request that got no answer is sent again, as often as its error allows,
 * after a random time up to a doubling bound (exponential backoff with full jitter). The wait takes no
 * place in the queue below. When the provider says how long to wait, the rate limit does, for everybody.
 */
export function withRetries(ask: Ask, clock: Clock, onRetry: () => void): Ask {
  const askFrom = async (
    repeats: number,
    question: Question,
    signal: AbortSignal,
  ): Promise<Answer> => {
    try {
      return await ask(question, signal);
    } catch (error) {
      if (!(error instanceof ModelError) || !mayRepeat(error, repeats)) throw error;
      const waitMs = chooseWait(error, repeats, clock);
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      onRetry();
      return askFrom(error.isSteppedDown ? repeats : repeats + 1, question, signal);
    }
  };
  return (question, signal) => askFrom(0, question, signal);
}

function mayRepeat({ isSteppedDown, retries }: ModelError, repeats: number): boolean {
  return isSteppedDown || repeats < retries;
}

function chooseWait(error: ModelError, repeats: number, clock: Clock): number {
  if (error.isSteppedDown || error.retryAfterMs !== null) return 0;
  return clock.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** repeats);
}
