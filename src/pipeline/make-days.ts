import { countCards, type DailyDigest } from "../core/digest/digest.ts";
import { PapercardsError, SourceError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { WaitingError } from "../model/batch/waiting-error.ts";
import { ModelError } from "../model/wire/model-error.ts";
import { type MadeDay, makeDay } from "./make-day.ts";
import type { Run } from "./run.ts";
import { giveReceipt, leaveAlone, nameInputs } from "./skip-done.ts";

/** What became of one day. `missing`: it may have papers, but no digest could be made. */
export type DayResult = {
  date: DigestDate;
  status: DailyDigest["status"] | "empty" | "missing";
  listed: number;
  ok: number;
  failed: number;
  files: string[];
  /** Why the day is missing, or why some of its papers were not asked about. */
  problem: PapercardsError | null;
};

/** How days are made, and who is told. */
export type MakeDaysOptions = {
  /**
   * Days under way at the same time, so that a small day does not leave the model idle. Results come in
   * order all the same. Minimum: 1. @default 1
   */
  daysAtOnce?: number;
  /** Whether the index is written at the end; runs that share a folder leave it to `render`. @default true */
  writesIndex?: boolean;
  /** Whether days that are done and untouched are left alone, without a look at their cards. @default false */
  skipsDone?: boolean;
  /** Makes one day. @default makeDay */
  make?: typeof makeDay;
  /** Called with each day as it is done, in the order of the days. */
  onDay?: (result: DayResult, digest: DailyDigest | null) => void;
};

type Finished = { result: DayResult; digest: DailyDigest | null };

/**
 * Makes days in the order given, a few at a time, then the index. A day that cannot be made is a result,
 * not the end; once the model or the disk refuses, or the user stops the run, the days that are left are
 * missing for the same reason. No digest is kept in memory after its day.
 *
 * @throws {StoreError} when the index cannot be written.
 */
export async function makeDays(
  dates: readonly DigestDate[],
  run: Run,
  options: MakeDaysOptions = {},
): Promise<DayResult[]> {
  const { daysAtOnce = 1, writesIndex = true, onDay } = options;
  const tryDay = openDays(run, options);
  const results: DayResult[] = [];
  const underWay: Promise<Finished>[] = [];
  let stoppedBy: PapercardsError | null = null;

  const start = async (date: DigestDate): Promise<Finished> => {
    if (stoppedBy !== null) return toMissing(date, stoppedBy);
    const finished = await tryDay(date);
    const { problem } = finished.result;
    if (problem !== null && endsRun(problem)) stoppedBy ??= problem;
    return finished;
  };
  const finishOldest = async () => {
    const oldest = await underWay.shift();
    if (oldest === undefined) return;
    results.push(oldest.result);
    onDay?.(oldest.result, oldest.digest);
  };

  try {
    for (const date of dates) {
      if (underWay.length >= daysAtOnce) await finishOldest();
      underWay.push(start(date));
    }
    while (underWay.length > 0) await finishOldest();
  } finally {
    await Promise.allSettled(underWay); // after a bug, no other day may still be writing
  }
  const hasWritten = results.some((result) => result.files.length > 0);
  if (hasWritten && writesIndex) await run.store.writeIndex();
  return results;
}

/** Answers the function that makes one day, whatever becomes of it. */
function openDays(run: Run, { skipsDone = false, make = makeDay }: MakeDaysOptions) {
  const inputs = nameInputs(run);
  return async (date: DigestDate): Promise<Finished> => {
    try {
      const done = skipsDone ? await leaveAlone(date, inputs, run) : null;
      if (done !== null) return { result: done, digest: null };
      const finished = toFinished(date, await make(date, run));
      await giveReceipt(finished.result, inputs, run);
      return finished;
    } catch (error) {
      if (!(error instanceof PapercardsError)) throw error;
      return toMissing(date, error);
    }
  };
}

function toFinished(date: DigestDate, { digest, listed, files, closed }: MadeDay): Finished {
  const { ok, failed } = digest === null ? { ok: 0, failed: 0 } : countCards(digest);
  const status = digest?.status ?? "empty";
  return { result: { date, status, listed, ok, failed, files, problem: closed }, digest };
}

function toMissing(date: DigestDate, problem: PapercardsError): Finished {
  const counts = { listed: 0, ok: 0, failed: 0 };
  return { result: { date, status: "missing", ...counts, files: [], problem }, digest: null };
}

/** Another day would meet the same disk, the same closed door or the same user, but not the same page. */
function endsRun(problem: PapercardsError): boolean {
  if (problem instanceof SourceError || problem instanceof WaitingError) return false;
  if (!(problem instanceof ModelError)) return true;
  return problem.endsRun || problem.reason === "MODEL_UNREACHABLE";
}
