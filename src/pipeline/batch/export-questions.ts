import type { BatchFormatName } from "../../core/choices.ts";
import { nameEndpoint } from "../../core/endpoint-name.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { BatchFile, BatchWriter } from "../../core/ports.ts";
import { lineWriterOf } from "../../model/batch/batch-formats.ts";
import { readPendingQuestions } from "../../model/batch/pending-questions.ts";
import { openQuestionQueue } from "../../model/batch/question-queue.ts";
import type { Provider } from "../../model/provider/provider.ts";
import type { DayResult } from "../day-result.ts";
import { makeDays } from "../make-days.ts";
import { withoutClaims } from "../restrict-run.ts";
import type { Run } from "../run.ts";
import { makeDayByBatch } from "./make-day-by-batch.ts";

/** What became of an export. */
type ExportedQuestions = {
  files: BatchFile[];
  /** Days whose papers or files could not be read. */
  unread: DayResult[];
  /** Questions that are left out, since a batch has them already. */
  pending: number;
};

type ExportOptions = {
  writer: BatchWriter;
  provider: Provider;
  /** Whom the verifier's questions are for; null without one. */
  verifier: Provider | null;
  format: BatchFormatName;
};

/** Writes the questions of days that have no answer yet into batch files. */
export async function exportQuestions(
  dates: readonly DigestDate[],
  run: Run,
  { writer, provider, verifier, format }: ExportOptions,
): Promise<ExportedQuestions> {
  const pending = await readPendingQuestions(run.store.batches, nameEndpoint(provider.baseUrl));
  const leftOut = new Set<string>();
  const queue = {
    ...openQuestionQueue(
      writer,
      verifier === null ? [provider] : [provider, verifier],
      { pending, refused: new Map() },
      lineWriterOf(format),
    ),
    onPending: (fingerprint: string) => void leftOut.add(fingerprint),
  };
  const days = await makeDays(dates, withoutClaims(run), {
    make: (date) => makeDayByBatch(date, run, queue),
  });
  const files = await writer.close();
  const unread = days.filter(({ problem }) => problem !== null && problem.code !== "WAITING");
  return { files, unread, pending: leftOut.size };
}
