import type { Answer } from "../core/answer.ts";
import type { Clock } from "./clock.ts";
import type { Model } from "./model.ts";
import { ModelError } from "./model-error.ts";

/** Longest wait before the first repeat, in milliseconds; doubled for each later one. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The same model, but a request that got no answer is sent again, as often as its error allows, after a
 * random time up to a doubling bound (full jitter). The wait takes no place in the queue below. When the
 * provider says how long to wait, the queue does, for everybody.
 */
export function withRetries(model: Model, clock: Clock, onRetry: () => void): Model {
  const ask = async (
    question: Parameters<Model["ask"]>[0],
    signal: AbortSignal,
    repeats = 0,
  ): Promise<Answer> => {
    try {
      return await model.ask(question, signal);
    } catch (error) {
      const waitMs = error instanceof ModelError ? planRepeat(error, repeats, clock) : null;
      if (waitMs === null) throw error;
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      onRetry();
      return ask(question, signal, repeats + (isConceded(error) ? 0 : 1));
    }
  };
  return { ...model, ask: (question, signal) => ask(question, signal) };
}

/** Milliseconds until the same request may go out again; null when it may not. */
function planRepeat(error: ModelError, repeats: number, clock: Clock): number | null {
  if (error.isConceded) return 0;
  if (error.closesDoor || repeats >= error.retries) return null;
  if (error.retryAfterMs !== null) return 0;
  return clock.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** repeats);
}

function isConceded(error: unknown): boolean {
  return error instanceof ModelError && error.isConceded;
}
