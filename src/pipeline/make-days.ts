import type { DailyDigest } from "../core/digest/digest.ts";
import { isSystemError } from "../core/error-code.ts";
import { PapercardsError, SourceError, StoreError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { Reporter } from "../core/ports.ts";
import { WaitingError } from "../model/batch/waiting-error.ts";
import { ModelError } from "../model/model-error.ts";
import { whileDrafting } from "./claim.ts";
import { type DayResult, type MadeDay, toMissingDay } from "./day-result.ts";
import { pruneAfter } from "./done/prune-after.ts";
import { type DoneDay, findDone, nameInputs, rememberDone } from "./done/skip-done.ts";
import type { Run } from "./run.ts";
import { tryIndex } from "./try-index.ts";

/** How days are made, and who is told. */
export type MakeDaysOptions = {
  /**
   * Days under way at the same time, so that a small day does not leave the model idle. Results come in
   * the order of the days all the same. Minimum: 1. @default 1
   */
  daysAtOnce?: number;
  /** Whether the index is written at the end; runs that share a folder leave it to `render`. @default true */
  writesIndex?: boolean;
  /** Whether the cache is pruned at the end; who holds a claim all the while does that after it. @default true */
  prunes?: boolean;
  /** Whether days that are done and untouched are skipped, without a look at their cards. @default false */
  skipsDone?: boolean;
  /** Makes one day. @default `makeDay` of the module of this name */
  make?: (date: DigestDate, run: Run) => Promise<MadeDay>;
  /** Called with each day as it is done, in the order of the days. */
  onDay?: (result: DayResult, digest: DailyDigest | null) => void | Promise<void>;
};

/** Makes one day; a failure is a result, too. */
type DayMaker = (date: DigestDate) => Promise<MadeDay>;

/**
 * Makes days in the order given, a few at a time, then the index. A day that cannot be made is a result,
 * not the end; once the model or the disk refuses, or the user stops the run, the days that are left are
 * missing for the same reason. No digest is kept in memory after its day. When the index cannot be written, that
 * is a problem of the days that are.
 */
export async function makeDays(
  dates: readonly DigestDate[],
  run: Run,
  options: MakeDaysOptions = {},
): Promise<DayResult[]> {
  const { daysAtOnce = 1, writesIndex = true, prunes = true, onDay } = options;
  const results: DayResult[] = [];
  const make = stopForAll(openDayMaker(run, options));
  for await (const { result, digest } of makeInOrder(dates, make, daysAtOnce)) {
    results.push(result);
    await onDay?.(result, digest);
  }
  tellKept(results, run);
  const hasWritten = results.some((result) => result.files.length > 0);
  const problem = hasWritten && writesIndex ? await tryIndex(run.store) : null;
  if (prunes) await pruneAfter(results, run);
  if (problem === null) return results;
  return results.map((result) =>
    result.files.length > 0 && result.problem === null ? { ...result, problem } : result,
  );
}

/** Tells how many published cards a run has left alone, and what replaces them or takes them out. */
function tellKept(days: readonly DayResult[], { choices, reporter }: Run): void {
  const staying = days.reduce((sum, { wouldLeave = 0 }) => sum + wouldLeave, 0);
  if (staying > 0) {
    reporter.onNotice?.(
      staying === 1
        ? `1 published card would leave its digest by what was chosen by hand, and is kept; --redraft lets it leave.`
        : `${staying} published cards would leave their digests by what was chosen by hand, and are kept; --redraft lets them leave.`,
    );
  }
  const kept = days.reduce((sum, { ofOthers = 0 }) => sum + ofOthers, 0);
  if (kept === 0 || choices.redrafts === true) return;
  reporter.onNotice?.(
    kept === 1
      ? `1 published card of another model or prompt is kept; --redraft makes it anew.`
      : `${kept} published cards of another model or prompt are kept; --redraft makes them anew.`,
  );
}

/** Yields the days in their order, while a few of them are under way. */
async function* makeInOrder(
  dates: readonly DigestDate[],
  make: DayMaker,
  atOnce: number,
): AsyncGenerator<MadeDay> {
  const underWay = dates.slice(0, atOnce).map(make);
  try {
    for (const date of dates.slice(atOnce)) {
      const oldest = underWay.shift();
      if (oldest !== undefined) yield await oldest;
      underWay.push(make(date));
    }
    yield* underWay;
  } finally {
    await Promise.allSettled(underWay); // after a bug, no other day may still be writing
  }
}

/** Starts no more days once one has ended in a way that the next one would end, too. */
function stopForAll(make: DayMaker): DayMaker {
  let stoppedBy: PapercardsError | null = null;
  return async (date) => {
    if (stoppedBy !== null) return asStopped(toMissingDay(date, stoppedBy));
    const made = await make(date);
    const { problem } = made.result;
    if (problem === null || !endsRun(problem)) return made;
    stoppedBy ??= problem;
    return asStopped(made);
  };
}

function asStopped({ result, digest }: MadeDay): MadeDay {
  return { result: { ...result, isStopped: true }, digest };
}

/** Opens the function that makes a day, unless it is done. An expected failure becomes a result. */
function openDayMaker(run: Run, options: MakeDaysOptions): DayMaker {
  const { skipsDone = false, make = loadAndMake } = options;
  const naming = nameInputs(run);
  const findSkipped = async (date: DigestDate): Promise<MadeDay | null> => {
    const done = await findDone(date, await naming, run); // a receipt that cannot be read is never replaced
    return skipsDone && done !== null ? skip(done, run) : null;
  };
  const makeAndRemember = async (date: DigestDate): Promise<MadeDay> => {
    const review = await run.store.reviews.hash(date); // before its cards with errors are counted
    const { reporter, hasTold } = noteNotices(run.reporter);
    const made = await make(date, { ...run, reporter });
    // What was told of the day may have to be told again.
    if (!hasTold()) await rememberDone(made, { inputs: await naming, review }, run);
    return made;
  };
  return async (date) => {
    try {
      const done = await findSkipped(date);
      if (done !== null) return done;
      // Another process may have made the day while this one waited for it.
      return await whileDrafting(
        date,
        run,
        async () => (await findSkipped(date)) ?? makeAndRemember(date),
      );
    } catch (error) {
      if (!(error instanceof PapercardsError)) throw error;
      return toMissingDay(date, error);
    }
  };
}

/** Makes a day. What that takes is loaded with the first one that is not done. */
async function loadAndMake(date: DigestDate, run: Run): Promise<MadeDay> {
  const { makeDay } = await import("./make-day.ts");
  return makeDay(date, run);
}

/** The same reporter, which also knows whether a notice was told. */
function noteNotices(reporter: Reporter): { reporter: Reporter; hasTold: () => boolean } {
  let hasTold = false;
  const onNotice: Reporter["onNotice"] = (message, date) => {
    hasTold = true;
    reporter.onNotice?.(message, date);
  };
  return { reporter: { ...reporter, onNotice }, hasTold: () => hasTold };
}

/** A day that is done counts its drafts as kept; those that are of no other are this model's. */
function skip({ result, kept }: DoneDay, { ledger, model }: Run): MadeDay {
  if (result.ok > (result.ofOthers ?? 0)) model.onPaper(null);
  for (let draft = 0; draft < kept; draft += 1) ledger.count("cached");
  return { result, digest: null };
}

/**
 * Whether the next day would end the same way: it would meet the same disk, the same refusal of the model
 * or the same user, but neither the same page of the Hub nor the same questions in a batch, nor the file of this day
 * that is torn or somebody else's.
 */
function endsRun(problem: PapercardsError): boolean {
  if (problem instanceof SourceError || problem instanceof WaitingError) return false;
  if (problem instanceof StoreError) return isSystemError(problem.cause);
  if (!(problem instanceof ModelError)) return true;
  return problem.endsRun || problem.reason === "MODEL_UNREACHABLE";
}
