import type { Digest } from "../../core/digest/digest.ts";
import { PapercardsError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, weekOf } from "../../core/paper/week.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { makeDay } from "../../pipeline/make-day.ts";
import { makeDays } from "../../pipeline/make-days.ts";
import { makeWeek } from "../../pipeline/make-week.ts";
import type { Run } from "../../pipeline/run.ts";
import { EXIT, toErrorExitCode, toExitCode } from "../exit-codes.ts";
import { renderDigestSummary } from "./summary.ts";

/** Days at once: enough to keep the model busy in a backfill, few for the Hub. */
const DAYS_AT_ONCE = 6;

/** What a run has made. */
export type MadeDigests = {
  days: DayResult[];
  /** Of the digests, in the order in which they were made. */
  summaries: string[];
  weekProblems: { week: DigestWeek; problem: PapercardsError }[];
};

/** What is made beside the days. */
type MakeOptions = {
  /** A week that was asked for. */
  week: DigestWeek | null;
  /** Decides whether a day is still begun. */
  guard: (make: typeof makeDay) => typeof makeDay;
};

/** Makes days and their weeks. A week that cannot be made is a result, as a day is. */
export async function makeDigests(
  dates: readonly DigestDate[],
  run: Run,
  { week, guard }: MakeOptions,
): Promise<MadeDigests> {
  const summaries: string[] = [];
  const summarize = (digest: Digest | null) => {
    if (digest !== null) summaries.push(renderDigestSummary(digest));
  };
  const days = await makeDays(dates, run, {
    daysAtOnce: DAYS_AT_ONCE,
    writesIndex: false,
    make: guard(makeDay),
    onDay: (_, digest) => summarize(digest),
  });
  const weekProblems: MadeDigests["weekProblems"] = [];
  for (const one of chooseWeeks(week, days, run)) {
    try {
      summarize((await makeWeek(one, run)).digest);
    } catch (problem) {
      if (!(problem instanceof PapercardsError)) throw problem;
      weekProblems.push({ week: one, problem });
    }
  }
  return { days, summaries, weekProblems };
}

/** The week asked for and the weeks of the days that were made. A dry run has written no day to read. */
function chooseWeeks(
  asked: DigestWeek | null,
  days: readonly DayResult[],
  { choices, signal }: Run,
): DigestWeek[] {
  if (signal.aborted) return []; // what is whole goes on now
  const made = choices.isDryRun ? [] : days.filter((day) => day.files.length > 0);
  return [
    ...new Set([...(asked === null ? [] : [asked]), ...made.map(({ date }) => weekOf(date))]),
  ];
}

/** The exit code of a run, with `left` files that could not be handed over. */
export function toGenerateExitCode(
  { days, summaries, weekProblems }: MadeDigests,
  left: number,
): number {
  const exitCode = toExitCode(days);
  if (exitCode !== EXIT.done) return exitCode;
  const problem = weekProblems[0]?.problem;
  const isMade = summaries.length > 0;
  if (problem !== undefined && !isMade) return toErrorExitCode(problem);
  return problem !== undefined || left > 0 ? EXIT.partly : EXIT.done;
}
