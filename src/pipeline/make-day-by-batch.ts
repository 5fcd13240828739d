import type { DigestDate } from "../core/paper/date.ts";
import { type Collector, openCollectingModel } from "../model/batch/queueing-model.ts";
import { WaitingError } from "../model/batch/waiting-error.ts";
import { ModelError } from "../model/wire/model-error.ts";
import type { MadeDay } from "./day-result.ts";
import { makeDay } from "./make-day.ts";
import { readOnly } from "./restrict-run.ts";
import type { Run } from "./run.ts";

/** One error for all waiting days, so that it is told once. */
const WAITING = new WaitingError();

/**
 * Makes a day from cached answers alone. When one of its questions has no answer yet, all such questions
 * are collected, first ones and re-asks alike, and nothing is written.
 *
 * @throws {WaitingError} when the day has to wait for a batch.
 */
export async function collectDay(
  date: DigestDate,
  run: Run,
  collector: Collector,
): Promise<MadeDay> {
  const { model, isWaiting } = openCollectingModel(run.model, collector);
  await lookThrough(date, { ...run, model });
  if (isWaiting()) throw WAITING;
  return makeDay(date, { ...run, model });
}

/** Goes the whole way, but only reads, to see which questions come up. */
async function lookThrough(date: DigestDate, run: Run): Promise<void> {
  try {
    await makeDay(date, readOnly(run, { ask: run.model.ask }));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error; // no paper has a draft yet, or ever will
  }
}
