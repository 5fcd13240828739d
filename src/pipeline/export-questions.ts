import type { DigestDate } from "../core/paper/date.ts";
import type { BatchFile, BatchWriter } from "../core/ports.ts";
import { NONE_SENT, openQuestionQueue } from "../model/batch/question-queue.ts";
import type { Provider } from "../model/provider/provider.ts";
import type { DayResult } from "./day-result.ts";
import { makeDayByBatch } from "./make-day-by-batch.ts";
import { makeDays } from "./make-days.ts";
import { withoutClaims } from "./restrict-run.ts";
import type { Run } from "./run.ts";

/** The files of questions, and the days whose papers or files could not be read. */
type ExportedQuestions = { files: BatchFile[]; unread: DayResult[] };

/** Writes the questions of days that have no answer yet into batch files. */
export async function exportQuestions(
  dates: readonly DigestDate[],
  run: Run,
  { writer, provider }: { writer: BatchWriter; provider: Provider },
): Promise<ExportedQuestions> {
  const queue = openQuestionQueue(writer, provider, NONE_SENT);
  const days = await makeDays(dates, withoutClaims(run), {
    make: (date) => makeDayByBatch(date, run, queue),
  });
  const files = await writer.close();
  const unread = days.filter(({ problem }) => problem !== null && problem.code !== "WAITING");
  return { files, unread };
}
