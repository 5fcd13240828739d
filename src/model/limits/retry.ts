import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../clock.ts";
import type { Model } from "../model.ts";
import { ModelError } from "../wire/model-error.ts";

/** Longest wait before the first repeat, in milliseconds; doubled for each later one. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Who is asked again, and who is told. */
type Repeating = { model: Model; clock: Clock; onRetry: () => void };

/**
 * The same model, but a request that got no answer is sent again, as often as its error allows, after a
 * random time up to a doubling bound (full jitter). The wait takes no place in the queue below. When the
 * provider says how long to wait, the queue does, for everybody.
 */
export function withRetries(model: Model, clock: Clock, onRetry: () => void): Model {
  const repeating = { model, clock, onRetry };
  return { ...model, ask: (question, signal) => askFrom(0, question, signal, repeating) };
}

async function askFrom(
  repeats: number,
  question: Question,
  signal: AbortSignal,
  repeating: Repeating,
): Promise<Answer> {
  try {
    return await repeating.model.ask(question, signal);
  } catch (error) {
    if (!(error instanceof ModelError) || !mayRepeat(error, repeats)) throw error;
    const waitMs = chooseWait(error, repeats, repeating.clock);
    if (waitMs > 0) await repeating.clock.sleep(waitMs, signal);
    repeating.onRetry();
    return askFrom(error.isSteppedDown ? repeats : repeats + 1, question, signal, repeating);
  }
}

function mayRepeat({ isSteppedDown, retries }: ModelError, repeats: number): boolean {
  return isSteppedDown || repeats < retries;
}

function chooseWait(error: ModelError, repeats: number, clock: Clock): number {
  if (error.isSteppedDown || error.retryAfterMs !== null) return 0;
  return clock.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** repeats);
}
