import { isFailed } from "../../core/card/outcome.ts";
import type { Reporter } from "../../core/ports.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { World } from "../world.ts";
import { describeCost, describeCount, describeTimeLeft } from "./amounts.ts";

/** How far a run has come. */
export type Standing = {
  /** Days with papers that are not done, oldest first. */
  dates: readonly string[];
  papers: number;
  done: number;
  failed: number;
  /** Papers that a question was asked for, and the time since the first of them was begun. */
  asked: number;
  askingMs: number;
  inFlight: number;
  costUsd: number | null;
};

/** Counts what a run's reporter is told, and reads it as its standing. */
export function countStanding(world: World, ledger: Ledger) {
  const left = countPapersLeft();
  const counts = { papers: 0, done: 0, failed: 0, asked: 0 };
  let startedAtMs: number | null = null;
  const reporter = {
    onListing: ({ date, chosen }) => {
      startedAtMs ??= world.now().getTime();
      counts.papers += chosen;
      left.add(date, chosen);
    },
    onOutcome: ({ date, outcome, source }) => {
      left.add(date, -1);
      counts.done += 1;
      counts.failed += isFailed(outcome) ? 1 : 0;
      counts.asked += source === "asked" ? 1 : 0;
    },
  } satisfies Reporter;
  const read = (): Standing => ({
    ...counts,
    dates: left.dates(),
    askingMs: startedAtMs === null ? 0 : world.now().getTime() - startedAtMs,
    inFlight: ledger.inFlight(),
    costUsd: ledger.snapshot().costUsd,
  });
  return { ...reporter, read };
}

/** Counts the papers that each day still has to come. */
function countPapersLeft() {
  const left = new Map<string, number>();
  return {
    add: (date: string, papers: number) => {
      const remaining = (left.get(date) ?? 0) + papers;
      if (remaining > 0) left.set(date, remaining);
      else left.delete(date);
    },
    dates: () => [...left.keys()],
  };
}

/** A run's standing in one line: day, papers, in flight, cost, time left; nothing before papers are known. */
export function describeStanding(standing: Standing): string {
  const { dates, papers, done, failed, asked, askingMs, inFlight, costUsd } = standing;
  if (papers === 0) return "";
  const [date = ""] = dates;
  const left = papers - done;
  // Only papers that a question was asked for took time.
  const timeLeft = left > 0 ? describeTimeLeft({ done: asked, left, elapsedMs: askingMs }) : null;
  return [
    dates.length > 1 ? `${date} and ${dates.length - 1} more` : date,
    `${done} of ${describeCount(papers, "paper")}${failed === 0 ? "" : ` (${failed} FAILED)`}`,
    `${inFlight} in flight`,
    describeCost(costUsd),
    timeLeft ?? "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
