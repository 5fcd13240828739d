import { isFailed, type Outcome } from "../../core/card/outcome.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { Reporter } from "../../core/ports.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import type { World } from "../world.ts";
import { describeCost, describeCount, describeTimeLeft } from "./amounts.ts";
import { describeDay, isLeftByStop } from "./report.ts";

/** Prints what goes on in a run over a few days: a line a day, and one a paper. */
export function createPrinter(world: World, isQuiet: boolean): Reporter {
  const print = toPrint(world, isQuiet);
  return {
    onListing: ({ date, listed, chosen }) =>
      print(`${date}: ${describeCount(listed, "paper")} listed, ${describeCount(chosen, "card")}`),
    onOutcome: ({ outcome, source }) =>
      print(
        outcome.status === "drafted"
          ? `  ${source === "kept" ? "kept " : "drafted"} ${outcome.paper.id}  ${quoteForeign(outcome.paper.title)}`
          : `  ${nameFailure(outcome)} ${outcome.paper.id}  ${outcome.failure.code}: ${outcome.failure.message}`,
      ),
    onNotice: toNotice(world),
    onPruned: (files) => print(describePruned(files)),
  };
}

/** The progress of a run over many days. */
type Progress = {
  reporter: Reporter;
  /** Prints that a day is done. */
  onDay: (result: DayResult) => void;
};

/** Prints how `total` days progress: a line a day with time left and cost, and every failed paper. */
export function openProgress(
  total: number,
  ledger: Ledger,
  { world, isQuiet }: { world: World; isQuiet: boolean },
): Progress {
  const print = toPrint(world, isQuiet);
  const days = countDays(total, world.now);
  return {
    reporter: {
      onOutcome: ({ date, outcome, source }) => {
        if (source === "asked") days.onAsked();
        if (outcome.status === "drafted") return;
        print(
          `  ${nameFailure(outcome)} ${outcome.paper.id} of ${date}  ${outcome.failure.message}`,
        );
      },
      onNotice: toNotice(world),
      onPruned: (files) => print(describePruned(files)),
    },
    onDay: (result) => {
      if (isLeftByStop(result)) return;
      days.onDone();
      const cost = describeCost(ledger.snapshot().costUsd);
      print(`${describeDay(result)}  [${days.describe()}, ${cost}]`);
    },
  };
}

/** Counts days. Those that were done before the first question was asked took no time. */
function countDays(total: number, now: () => Date) {
  let done = 0;
  let asking: { sinceMs: number; doneBefore: number } | null = null;

  const describeRest = () => {
    const left = total - done;
    if (left === 0) return "done";
    if (asking === null) return null;
    const elapsedMs = now().getTime() - asking.sinceMs;
    return describeTimeLeft({ done: done - asking.doneBefore, left, elapsedMs });
  };
  return {
    onAsked: () => {
      asking ??= { sinceMs: now().getTime(), doneBefore: done };
    },
    onDone: () => {
      done += 1;
    },
    describe: () => `${done}/${total}, ${describeRest() ?? "time left unknown"}`,
  };
}

function nameFailure(outcome: Outcome): string {
  return isFailed(outcome) ? "FAILED" : "no card";
}

function describePruned(files: number): string {
  return `Took ${describeCount(files, "file")} out of the cache that no digest and no open day needs.`;
}

function toPrint(world: World, isQuiet: boolean): (line: string) => void {
  return (line) => {
    if (!isQuiet) world.stderr(`${line}\n`);
  };
}

/** Notices are printed even with `--quiet`. */
export function toNotice(world: World): (message: string, date?: DigestDate) => void {
  return (message, date) =>
    world.stderr(`note: ${date === undefined ? "" : `${date}: `}${message}\n`);
}
