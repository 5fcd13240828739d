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
 * chance never spends all retries within a second). A model that is being loaded is waited for by the rate limit,
 * until the patience is exhausted. The wait takes no
 * place in the queue of the limits. Where the provider asks for a longer one, the rate limit keeps it, for
 * all questions; a shorter one shortens nothing. Refusals by a limit count in a row, as long as no question is answered.
 */
export function withRetries(ask: Ask, options: RetryOptions): Ask {
  const { tellPause, onRetry, clock } = options;
  let answers = 0;
  const askFrom = async (
    tried: Tried,
    question: Question,
    signal: AbortSignal,
  ): Promise<Answer> => {
    try {
      const answer = await ask(question, signal);
      answers += 1;
      tellPause.onAnswer();
      return answer;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      const now = countTried(error, tried, answers);
      const next = await waitForRetry(error, now, { ...options, signal });
      onRetry();
      return askFrom(next, question, signal);
    }
  };
  return (question, signal) =>
    askFrom({ retries: 0, sinceMs: clock.now(), answers }, question, signal);
}

/** How often a question was sent again, since when it has had no answer, and how many questions had one by then. */
type Tried = { retries: number; sinceMs: number; answers: number };

/** @throws {ModelError} the same, when it was sent often enough. */
async function waitForRetry(
  error: ModelError,
  tried: Tried,
  { clock, tellPause, signal }: RetryOptions & { signal: AbortSignal },
): Promise<Tried> {
  if (costsNoRetry(error)) return tried;
  const { retries, sinceMs } = tried;
  if (retries >= error.retries) throw error;
  const longestMs = Math.min(MAX_BACKOFF_MS, FIRST_WAIT_MS * 2 ** retries);
  const waitMs = (longestMs * (1 + clock.random())) / 2;
  tellPause.tell(waitMs, (s) => `${error.message} The question is sent again in ${s} s.`, sinceMs);
  await clock.sleep(waitMs, signal);
  return { ...tried, retries: retries + 1 };
}

/** The question goes out in another form, or when the model is there. */
function costsNoRetry(error: ModelError): boolean {
  return error.isSteppedDown || error.isLoading;
}

/** A limit that was met may have been used up by another question: while others are answered, this one is, too, in its turn. */
function countTried({ isOverload, status }: ModelError, tried: Tried, answers: number): Tried {
  const isOthersTurn = isOverload && status !== null && answers > tried.answers;
  return { ...tried, answers, retries: isOthersTurn ? 0 : tried.retries };
}
