import type { Digest } from "../../core/digest/digest.ts";
import { InterruptedError, PapercardsError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, weekOf } from "../../core/paper/week.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { makeDay } from "../../pipeline/make-day.ts";
import { makeDays } from "../../pipeline/make-days.ts";
import { makeWeek } from "../../pipeline/make-week.ts";
import type { Run } from "../../pipeline/run.ts";
import { EXIT, toErrorExitCode, toExitCode } from "../exit-codes.ts";
import type { Hit } from "./causes.ts";
import { isCurrentWeek } from "./propose/derive-weeks.ts";
import type { RunDeadline } from "./run-deadline.ts";
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
  /** Ends the run in time. */
  deadline: Pick<RunDeadline, "guard" | "inTime">;
  /** In review mode, the days whose weeks are told of, as far as they are merged; else null. */
  reviewed: readonly DigestDate[] | null;
  /** Weeks that could not be published, and so are not made. */
  unfit: readonly Hit<PapercardsError>[];
};

/** Makes days and their weeks. A week that cannot be made is a result, as a day is. */
export async function makeDigests(
  dates: readonly DigestDate[],
  run: Run,
  { week, deadline, reviewed, unfit }: MakeOptions,
): Promise<MadeDigests> {
  const summaries: string[] = [];
  const weekProblems: MadeDigests["weekProblems"] = [];
  const summarize = (digest: Digest | null) => {
    if (digest !== null) summaries.push(renderDigestSummary(digest));
  };
  const makeWeeks = async (weeks: readonly DigestWeek[]) => {
    for (const one of weeks) {
      try {
        const known = unfit.find(({ name }) => name === one);
        if (known !== undefined) throw known.problem;
        summarize((await deadline.inTime(() => makeWeek(one, run))).digest);
      } catch (problem) {
        if (!(problem instanceof PapercardsError)) throw problem;
        weekProblems.push({ week: one, problem });
      }
    }
  };
  // in review mode a week is made of merged days, and so before any other day is there
  if (reviewed !== null) await makeWeeks(await chooseMergedWeeks(week, reviewed, run));
  const days = await makeDays(dates, run, {
    daysAtOnce: DAYS_AT_ONCE,
    writesIndex: false,
    make: deadline.guard(makeDay),
    onDay: (_, digest) => summarize(digest),
  });
  if (reviewed === null) await makeWeeks(chooseWeeks(week, days, run));
  return { days, summaries, weekProblems };
}

/** The week asked for, and the weeks of these days that do not tell of all their merged days, or have no sentences yet. */
async function chooseMergedWeeks(
  asked: DigestWeek | null,
  dates: readonly DigestDate[],
  { store, choices, signal }: Run,
): Promise<DigestWeek[]> {
  if (signal.aborted || choices.isDryRun) return [];
  const merged = new Set(await store.digests.listDays());
  const weeks = new Set(dates.filter((date) => merged.has(date)).map(weekOf));
  const chosen: DigestWeek[] = asked === null ? [] : [asked];
  for (const week of weeks) {
    const there = await store.digests.readWeek(week);
    const isTold = there?.intro !== undefined && (await isCurrentWeek(there, store.digests));
    if (!isTold && week !== asked) chosen.push(week);
  }
  return chosen;
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

/** What went wrong with days, their cards, and weeks. */
export function toHits({ days, weekProblems }: MadeDigests): Hit[] {
  const ofDays = days.flatMap(({ date: name, problem, failed }): Hit[] => [
    ...(problem === null ? [] : [{ name, problem }]),
    ...(failed === 0 ? [] : [{ name, problem: FAILED_CARDS }]),
  ]);
  return [...ofDays, ...weekProblems.map(({ week: name, problem }) => ({ name, problem }))];
}

const FAILED_CARDS = {
  code: "CARDS",
  message: "Cards failed, and are published as failed.",
  fix: "The next run tries them again.",
};

/** The exit code of a run, with `left` files that could not be handed over. */
export function toGenerateExitCode(
  { days, summaries, weekProblems }: MadeDigests,
  left: number,
): number {
  const problems = weekProblems.map(({ problem }) => problem);
  if (problems.some((problem) => problem instanceof InterruptedError)) return EXIT.interrupted;
  const exitCode = toExitCode(days);
  if (exitCode !== EXIT.done) return exitCode;
  const [problem] = problems;
  const isOnlyLater = problem?.code === "DEADLINE";
  const isMade = summaries.length > 0;
  if (problem !== undefined && !isMade && !isOnlyLater) return toErrorExitCode(problem);
  return problem !== undefined || left > 0 ? EXIT.partly : EXIT.done;
}
