import type { Clock } from "./clock.ts";
import type { Model } from "./model.ts";
import { ModelError } from "./model-error.ts";

/** Longest wait before the first repeat, in milliseconds, doubled for each later one. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The same model, but requests that got no answer are sent again, as often as the error allows, after a
 * random time up to a doubling bound (full jitter). Waiting takes no place in the queue below. When the
 * provider says how long to wait, the queue does, for everybody.
 */
export function withRetries(model: Model, clock: Clock, onRetry: () => void): Model {
  return {
    ...model,
    ask: async (question, signal) => {
      for (let repeats = 0; ; ) {
        try {
          return await model.ask(question, signal);
        } catch (error) {
          if (!(error instanceof ModelError)) throw error;
          if (!error.isConceded && repeats >= error.retries) throw error;
          if (!error.isConceded) {
            await clock.sleep(chooseWait(error, repeats, clock), signal);
            repeats += 1;
          }
          onRetry();
        }
      }
    },
  };
}

function chooseWait({ retryAfterMs }: ModelError, repeats: number, clock: Clock): number {
  if (retryAfterMs !== null) return 0;
  return clock.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** repeats);
}
