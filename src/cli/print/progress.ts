import type { Reporter } from "../../core/ports.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import type { World } from "../world.ts";
import { describeDay } from "./printer.ts";
import { describeCost } from "./report.ts";

/** The progress of a run over many days. */
export type Progress = {
  reporter: Reporter;
  /** Tells that a day is done. */
  onDay: (result: DayResult) => void;
};

/** How far a run over many days has come. */
export type Pace = {
  done: number;
  total: number;
  /** Days that were done before the first question was asked: they took no time. */
  doneBefore: number;
  /** Since the first question, in milliseconds; null before it. */
  askingMs: number | null;
};

/** Opens the progress of `total` days: a line a day with time left and cost, and every failed paper. */
export function openProgress(
  total: number,
  ledger: Ledger,
  { world, isQuiet }: { world: World; isQuiet: boolean },
): Progress {
  const print = (line: string) => {
    if (!isQuiet) world.stderr(`${line}\n`);
  };
  let done = 0;
  let asking: { sinceMs: number; doneBefore: number } | null = null;

  const readPace = (): Pace => ({
    done,
    total,
    doneBefore: asking?.doneBefore ?? done,
    askingMs: asking === null ? null : world.now().getTime() - asking.sinceMs,
  });
  return {
    reporter: {
      onOutcome: ({ date, outcome, source }) => {
        if (source === "asked") asking ??= { sinceMs: world.now().getTime(), doneBefore: done };
        if (outcome.status === "drafted") return;
        print(`  FAILED ${outcome.paper.id} of ${date}  ${outcome.failure.message}`);
      },
      onNotice: (message) => world.stderr(`note: ${message}\n`),
    },
    onDay: (result) => {
      done += 1;
      const cost = describeCost(ledger.snapshot().costUsd);
      print(`${describeDay(result)}  [${done}/${total}, ${describeTimeLeft(readPace())}, ${cost}]`);
    },
  };
}

/** Says how long the rest will take, judged by the days since the first question. */
export function describeTimeLeft({ done, total, doneBefore, askingMs }: Pace): string {
  const left = total - done;
  if (left === 0) return "done";
  const made = done - doneBefore;
  if (askingMs === null || made === 0) return "time left unknown";
  const seconds = Math.ceil(((askingMs / made) * left) / 1000);
  if (seconds < 90) return `about ${seconds} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${(minutes / 60).toFixed(1)} h left`;
}
