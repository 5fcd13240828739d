import type { Digest } from "../../core/digest/digest.ts";
import { InterruptedError, PapercardsError } from "../../core/errors.ts";
import { groupByCause, type Told } from "../../core/group-by-cause.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, weekOf } from "../../core/paper/week.ts";
import { type DayResult, listOtherFailures, toMissingDay } from "../../pipeline/day-result.ts";
import { makeDay } from "../../pipeline/make-day.ts";
import { makeDays } from "../../pipeline/make-days.ts";
import { withDays, withWeeks } from "../../pipeline/restrict-run.ts";
import type { Run } from "../../pipeline/run.ts";
import { findOpenWeeks } from "../../pipeline/weeks/find-open-weeks.ts";
import { makeWeek } from "../../pipeline/weeks/make-week.ts";
import { EXIT, toErrorExitCode, toExitCode } from "../exit-codes.ts";
import type { Hit } from "./causes.ts";
import { NOT_PROPOSED, type Proposed } from "./propose/read-proposed.ts";
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
  /** The days whose weeks are made where they do not tell of them. */
  window: readonly DigestDate[];
  /** Ends the run in time. */
  deadline: Pick<RunDeadline, "guard" | "inTime">;
  isReview: boolean;
  /** What open requests hold, which is kept. @default none */
  proposed?: Pick<Proposed, "days" | "weeks">;
  /** Those that a label skips. @default none */
  skipped?: ReadonlySet<string>;
  /** Days and weeks that could not be published, and so are not made. */
  unfit: readonly Hit<PapercardsError>[];
};

/**
 * Makes days, and weeks: the one asked for, those that the archive does not tell of yet, whichever run has left them
 * so, and those of the days made. A week that cannot be made, or that a stop keeps from it, is a result, as a day is.
 */
export async function makeDigests(
  dates: readonly DigestDate[],
  run: Run,
  { week, window, deadline, isReview, proposed = NOT_PROPOSED, skipped, unfit }: MakeOptions,
): Promise<MadeDigests> {
  const ofWeeks = withWeeks(run, proposed.weeks);
  const summaries: string[] = [];
  const weekProblems: MadeDigests["weekProblems"] = [];
  const summarize = (digest: Digest | null) => {
    if (digest !== null) summaries.push(renderDigestSummary(digest));
  };
  const makeOne = async (one: DigestWeek) => {
    if (run.signal.aborted) throw new InterruptedError(); // what is whole goes on now
    return makeWeek(one, ofWeeks);
  };
  const isFit = (date: DigestDate) => !unfit.some(({ name }) => name === date);
  const makeWeeks = async (weeks: Iterable<DigestWeek>) => {
    for (const one of weeks) {
      try {
        const known = unfit.find(({ name }) => name === one);
        if (known !== undefined) throw known.problem;
        summarize((await deadline.inTime(() => makeOne(one), WEEK_FIX)).digest);
      } catch (problem) {
        if (!(problem instanceof PapercardsError)) throw problem;
        weekProblems.push({ week: one, problem });
      }
    }
  };
  const weeks = new Set(week === null ? [] : [week]);
  for (const open of await findWeeks(window, ofWeeks, isReview)) weeks.add(open);
  // in review mode a week is made of merged days, and so before any other day is there
  if (isReview) await makeWeeks(weeks);
  const made = await makeDays(dates.filter(isFit), withDays(run, proposed.days), {
    daysAtOnce: DAYS_AT_ONCE,
    writesIndex: false,
    make: deadline.guard(makeDay),
    onDay: (_, digest) => summarize(digest),
  });
  const days = addUnfit(made, dates, unfit);
  const written = days.filter(({ files }) => files.length > 0).map(({ date }) => weekOf(date));
  for (const one of written) if (skipped?.has(one) !== true) weeks.add(one);
  if (!isReview) await makeWeeks(weeks);
  return { days, summaries, weekProblems };
}

/** The days in their order, with those that were not made since they could not be published. */
function addUnfit(
  made: readonly DayResult[],
  dates: readonly DigestDate[],
  unfit: MakeOptions["unfit"],
): DayResult[] {
  return dates.flatMap((date) => {
    const known = unfit.find(({ name }) => name === date);
    if (known !== undefined) return [toMissingDay(date, known.problem).result];
    return made.filter((day) => day.date === date);
  });
}

const WEEK_FIX =
  "Leave it to the next run of its days, or start the workflow with it as `week`; what was answered is in the cache and costs nothing.";

/** The open weeks; those that were made without sentences get some once they are reviewed. */
async function findWeeks(
  window: readonly DigestDate[],
  { store, choices }: Run,
  isReview: boolean,
): Promise<DigestWeek[]> {
  return choices.isDryRun ? [] : findOpenWeeks(window, store.digests, { needsIntro: isReview });
}

/** What went wrong with days, their cards, and weeks. */
export function toHits({ days, weekProblems }: MadeDigests): Hit[] {
  const ofDays = days.flatMap((day): Hit[] => {
    const { date: name, problem } = day;
    return [
      ...(problem === null ? [] : [{ name, problem }]),
      ...groupByCause(listOtherFailures(day)).flatMap(([first]) =>
        first === undefined ? [] : [{ name, problem: asPublished(first.problem) }],
      ),
    ];
  });
  return [...ofDays, ...weekProblems.map(({ week: name, problem }) => ({ name, problem }))];
}

/** Why cards failed, and what becomes of them all the same. */
function asPublished({ code, message, fix }: Told): Told {
  return { code, message: `Cards failed, and are published as failed. ${message}`, fix };
}

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
