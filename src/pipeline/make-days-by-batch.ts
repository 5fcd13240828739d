import type { DigestDate } from "../core/paper/date.ts";
import type { Batches } from "../model/batch/batches.ts";
import { openQuestionQueue } from "../model/batch/question-queue.ts";
import type { Provider } from "../model/provider/provider.ts";
import { whileSending } from "./claim.ts";
import type { DayResult } from "./day-result.ts";
import { makeDayByBatch } from "./make-day-by-batch.ts";
import { type MakeDaysOptions, makeDays } from "./make-days.ts";
import type { Run } from "./run.ts";

/** How days are made by batches, and who is told. */
type BatchDaysOptions = MakeDaysOptions & {
  batches: Batches;
  provider: Provider;
  /** Called when a batch of so many questions was sent. */
  onSent?: (questions: number) => void;
};

/**
 * Makes days like `makeDays`, but asks no question itself: collects the batches that have ended, makes the
 * days whose answers are all there, and sends the questions of the other days as new batches.
 *
 * @throws {ModelError} when the provider does not answer, or refused a whole batch.
 */
export async function makeDaysByBatch(
  dates: readonly DigestDate[],
  run: Run,
  { batches, provider, onSent, ...options }: BatchDaysOptions,
): Promise<DayResult[]> {
  return whileSending(run, async () => {
    const sent = await batches.collect();
    const outgoing = run.store.openOutgoingBatch();
    const queue = openQuestionQueue(outgoing, provider, sent);
    const make = (date: DigestDate) => makeDayByBatch(date, run, queue);
    const days = await makeDays(dates, run, { ...options, make });

    for (const file of await outgoing.close()) {
      await batches.send(file);
      await outgoing.remove(file);
      onSent?.(file.fingerprints.length);
    }
    return days;
  });
}
