import type { DigestDate } from "../core/paper/date.ts";
import { openQueueingModel, type QuestionQueue } from "../model/batch/queueing-model.ts";
import { WaitingError } from "../model/batch/waiting-error.ts";
import { createLedger } from "../model/ledger.ts";
import type { Model } from "../model/model.ts";
import { ModelError } from "../model/wire/model-error.ts";
import { withCache } from "../model/with-cache.ts";
import { type MadeDay, makeDay } from "./make-day.ts";
import type { Run } from "./run.ts";

/** One error for all waiting days, so that it is told once. */
const WAITING = new WaitingError();

/**
 * Makes a day from cached answers alone. When one of its questions has no answer yet, all such questions
 * are queued for a batch, first ones and re-asks alike, and nothing is written.
 *
 * @throws {WaitingError} when the day has to wait for a batch.
 */
export async function makeDayByBatch(
  date: DigestDate,
  run: Run,
  queue: QuestionQueue,
): Promise<MadeDay> {
  const { model, isWaiting } = openQueueingModel(run.model, queue);
  await queueQuestions(date, run, model);
  if (isWaiting()) throw WAITING;
  const { store, ledger } = run;
  return makeDay(date, { ...run, model: withCache(model, { cache: store.answers, ledger }) });
}

/** Goes the whole way without a trace, but for the listing, to see which questions come up. */
async function queueQuestions(date: DigestDate, run: Run, model: Model): Promise<void> {
  const cache = { ...run.store.answers, reject: async () => {} };
  const ledger = createLedger();
  try {
    await makeDay(date, {
      ...run,
      model: withCache(model, { cache, ledger }),
      choices: { ...run.choices, isDryRun: true, images: "none" },
      reporter: {},
      ledger,
    });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error; // no paper has a draft yet, or ever will
  }
}
