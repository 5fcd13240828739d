import type { DigestDate } from "../core/date.ts";
import { countCards, type DailyDigest } from "../core/digest.ts";
import { PapercardsError, SourceError } from "../core/errors.ts";
import { ModelError } from "../llm/model-error.ts";
import { type MadeDay, makeDay } from "./make-day.ts";
import type { Run } from "./run.ts";

/** What became of one day. `missing`: it may have papers, but no digest could be made. */
export type DayResult = {
  date: DigestDate;
  status: DailyDigest["status"] | "empty" | "missing";
  listed: number;
  ok: number;
  failed: number;
  files: string[];
  digest: DailyDigest | null;
  /** Why the day is missing, or why some of its papers were not asked about. */
  problem: PapercardsError | null;
};

/**
 * Makes days one after the other, in the order given, then the index. A day that cannot be made is a
 * result, not the end; once the model or the disk refuses, or the user stops the run, the days that are
 * left are missing for the same reason.
 *
 * @throws {StoreError} when the index cannot be written.
 */
export async function makeDays(dates: readonly DigestDate[], run: Run): Promise<DayResult[]> {
  const results: DayResult[] = [];
  let stoppedBy: PapercardsError | null = null;
  for (const date of dates) {
    const result: DayResult =
      stoppedBy === null ? await tryDay(date, run) : toMissing(date, stoppedBy);
    results.push(result);
    if (result.problem !== null && endsRun(result.problem)) stoppedBy = result.problem;
  }
  if (results.some((result) => result.files.length > 0)) await run.store.writeArchive();
  return results;
}

async function tryDay(date: DigestDate, run: Run): Promise<DayResult> {
  try {
    return toResult(date, await makeDay(date, run));
  } catch (error) {
    if (!(error instanceof PapercardsError)) throw error;
    return toMissing(date, error);
  }
}

function toResult(date: DigestDate, { digest, listed, files, closed }: MadeDay): DayResult {
  const { ok, failed } = digest === null ? { ok: 0, failed: 0 } : countCards(digest);
  const status = digest?.status ?? "empty";
  return { date, status, listed, ok, failed, files, digest, problem: closed };
}

function toMissing(date: DigestDate, problem: PapercardsError): DayResult {
  return { date, status: "missing", listed: 0, ok: 0, failed: 0, files: [], digest: null, problem };
}

/** Another day would meet the same disk, the same closed door or the same user, but not the same page. */
function endsRun(problem: PapercardsError): boolean {
  if (problem instanceof SourceError) return false;
  if (!(problem instanceof ModelError)) return true;
  return problem.closesDoor || problem.reason === "MODEL_UNREACHABLE";
}
