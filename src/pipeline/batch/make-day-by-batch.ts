import type { DigestDate } from "../../core/paper/date.ts";
import type { QuestionQueue } from "../../model/batch/question-queue.ts";
import { openQueueingModel } from "../../model/batch/queueing-model.ts";
import { WaitingError } from "../../model/batch/waiting-error.ts";
import type { Model } from "../../model/model.ts";
import { ModelError } from "../../model/model-error.ts";
import { withCache } from "../../model/with-cache.ts";
import type { MadeDay } from "../day-result.ts";
import { makeDay } from "../make-day.ts";
import { readOnly } from "../restrict-run.ts";
import type { Run } from "../run.ts";

/** One error for all waiting days, so that it is printed once. */
const WAITING = new WaitingError();

/**
 * Makes a day from cached answers alone. When one of its questions has no answer yet, all such questions
 * are queued for a batch, first ones, those to the verifier and re-asks alike, and nothing is written.
 *
 * @throws {WaitingError} when the day has to wait for a batch.
 */
export async function makeDayByBatch(
  date: DigestDate,
  run: Run,
  queue: QuestionQueue,
): Promise<MadeDay> {
  const drafts = openQueueingModel(run.model, queue);
  const { verifier } = run;
  const verdicts = openQueueingModel(verifier?.model ?? run.model, queue);
  await queueQuestions(date, run, { ask: drafts.model.ask, askVerifier: verdicts.model.ask });
  if (drafts.isWaiting() || verdicts.isWaiting()) throw WAITING;
  const caching = { cache: run.store.answers, ledger: run.ledger };
  return makeDay(date, {
    ...run,
    model: withCache(drafts.model, caching),
    ...(verifier && { verifier: { ...verifier, model: withCache(verdicts.model, caching) } }),
  });
}

/** Makes the day without writing anything, to see which questions come up. */
async function queueQuestions(
  date: DigestDate,
  run: Run,
  asks: Record<"ask" | "askVerifier", Model["ask"]>,
): Promise<void> {
  try {
    await makeDay(date, readOnly(run, asks));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error; // no paper has a draft yet, or ever will
  }
}
