import { nameEndpoint } from "../../core/endpoint-name.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { Batches } from "../../model/batch/batches.ts";
import { openQuestionQueue } from "../../model/batch/question-queue.ts";
import type { Provider } from "../../model/provider/provider.ts";
import { whileSending } from "../claim.ts";
import type { DayResult } from "../day-result.ts";
import { type MakeDaysOptions, makeDays } from "../make-days.ts";
import { openOtherRuns } from "../other-runs.ts";
import type { Run } from "../run.ts";
import { makeDayByBatch } from "./make-day-by-batch.ts";
import { awaitAnswer, sendQuestions } from "./send-questions.ts";

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
    const others = openOtherRuns(run.store, {
      endpoint: nameEndpoint(provider.baseUrl),
      onNotice: (message) => run.reporter.onNotice?.(message),
    });
    const outgoing = run.store.openOutgoingBatch();
    const queue = {
      ...openQuestionQueue(outgoing, provider, sent),
      awaitAnswer: async (fingerprint: string) => {
        const isAsked = (await others.findAsked([fingerprint])).length > 0;
        return isAsked ? awaitAnswer(fingerprint, others, run) : null;
      },
    };
    const make = (date: DigestDate) => makeDayByBatch(date, run, queue);
    const days = await makeDays(dates, run, { ...options, make });

    for (const file of await outgoing.close()) {
      const questions = await sendQuestions(file, { outgoing, batches, others, run });
      if (questions > 0) onSent?.(questions);
    }
    return days;
  });
}
