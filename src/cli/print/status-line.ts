import stringWidth from "string-width";
import type { Reporter } from "../../core/ports.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { World } from "../world.ts";
import { describeCost, describeCount, describeTimeLeft } from "./amounts.ts";

/** A line at the foot of the terminal that says how far a run has come. */
export type StatusLine = {
  /** The same world, whose messages go above the line. */
  world: World;
  /** The same reporter; what it is told keeps the line current, and takes it away in the end. */
  join: (reporter: Reporter) => Reporter;
};

/** Goes to the beginning of the line and empties it. */
const CLEAR = "\r\u001b[2K";

/** The line is drawn again that often, in milliseconds, for the time that passes. */
const REDRAW_MS = 1_000;

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

/** Opens the line; none when quiet, in CI, or into a file. */
export function openStatusLine(world: World, ledger: Ledger, isQuiet: boolean): StatusLine {
  if (isQuiet || world.terminal === undefined) return { world, join: (reporter) => reporter };
  const standing = countOutcomes(world, ledger);
  const line = openLine(world, world.terminal, () => describeStanding(standing.read()));
  return {
    world: line.above,
    join: (reporter) => ({
      ...reporter,
      onListing: (event) => {
        reporter.onListing?.(event);
        standing.onListing(event);
        line.draw();
      },
      onOutcome: (event) => {
        reporter.onOutcome?.(event);
        standing.onOutcome(event);
        line.draw();
      },
      onEnd: () => {
        reporter.onEnd?.();
        line.close();
      },
    }),
  };
}

/** Keeps count of a run for its line. */
function countOutcomes(world: World, ledger: Ledger) {
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
      counts.failed += outcome.status === "failed" ? 1 : 0;
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

/** Draws a text at the foot of a terminal again and again, below whatever else is printed. */
function openLine(world: World, terminal: { columns: () => number }, describe: () => string) {
  let line = "";
  const draw = () => {
    line = cut(describe(), terminal.columns() - 1);
    world.stderr(`${CLEAR}${line}`);
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  const above: World = {
    ...world,
    stderr: (text) => world.stderr(`${CLEAR}${text}${line}`),
    stdout: (text) => {
      world.stderr(CLEAR);
      world.stdout(text);
      world.stderr(line);
    },
  };
  const close = () => {
    clearInterval(timer);
    line = "";
    world.stderr(CLEAR);
  };
  return { above, draw, close };
}

/** The line's text: day, papers, in flight, cost, time left; nothing before papers are known. */
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

function cut(text: string, columns: number): string {
  return stringWidth(text) <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;
}
