import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../../http/clock.ts";
import type { Ask } from "../model.ts";
import { ModelError } from "../model-error.ts";
import type { TellPause } from "./tell-pause.ts";

/** Longest wait before the first retry, in milliseconds; doubled for each later one. */
const FIRST_WAIT_MS = 1_000;

/** The wait before any retry, in milliseconds. A fault that lasts longer is seldom over a minute later. */
const MAX_BACKOFF_MS = 30_000;

/** How requests are sent again, and who is told. */
type RetryOptions = { clock: Clock; tellPause: TellPause; onRetry: () => void };

/**
 * The same way to ask, but a request that got no answer is sent again, as often as its error allows,
 * after a random time between a half and the whole of a doubling bound (exponential backoff with equal jitter, so that
 * chance never spends all retries within a second). The wait takes no
 * place in the queue of the limits. Where the provider asks for a longer one, the rate limit keeps it, for
 * all questions; a shorter one shortens nothing.
 */
export function withRetries(ask: Ask, { clock, tellPause, onRetry }: RetryOptions): Ask {
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
      tellPause(waitMs, (s) => `${error.message} The question is sent again in ${s} s.`);
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
  if (error.isSteppedDown) return 0;
  const longestMs = Math.min(MAX_BACKOFF_MS, FIRST_WAIT_MS * 2 ** retries);
  return (longestMs * (1 + clock.random())) / 2;
}
