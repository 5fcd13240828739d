import type { Reporter } from "../../core/ports.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { World } from "../world.ts";
import { widthOf } from "./columns.ts";

/** A line at the foot of the terminal that says how far a run has come. */
export type StatusLine = {
  /** The same world, whose messages go above the line. */
  world: World;
  /** Keeps the line current, and takes it away in the end. */
  reporter: Reporter;
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
export function openStatus(world: World, ledger: Ledger, isQuiet: boolean): StatusLine {
  return isQuiet || world.terminal === undefined
    ? { world, reporter: {} }
    : openStatusLine(world, ledger, world.terminal);
}

function openStatusLine(
  world: World,
  ledger: Ledger,
  terminal: { columns: () => number },
): StatusLine {
  const left = new Map<string, number>();
  const counts = { papers: 0, done: 0, failed: 0, asked: 0 };
  let startedAtMs: number | null = null;
  let line = "";

  const draw = () => {
    const nowMs = world.now().getTime();
    const standing = {
      ...counts,
      dates: [...left.keys()],
      askingMs: nowMs - (startedAtMs ?? nowMs),
      inFlight: ledger.inFlight(),
      costUsd: ledger.snapshot().costUsd,
    };
    line = counts.papers === 0 ? "" : cut(describeStanding(standing), terminal.columns() - 1);
    world.stderr(`${CLEAR}${line}`);
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();

  return {
    world: {
      ...world,
      stderr: (text) => world.stderr(`${CLEAR}${text}${line}`),
      stdout: (text) => {
        world.stderr(CLEAR);
        world.stdout(text);
        world.stderr(line);
      },
    },
    reporter: {
      onListing: ({ date, chosen }) => {
        startedAtMs ??= world.now().getTime();
        counts.papers += chosen;
        if (chosen > 0) left.set(date, chosen);
        draw();
      },
      onOutcome: ({ date, outcome, source }) => {
        const remaining = (left.get(date) ?? 0) - 1;
        if (remaining > 0) left.set(date, remaining);
        else left.delete(date);
        counts.done += 1;
        counts.failed += outcome.status === "failed" ? 1 : 0;
        counts.asked += source === "asked" ? 1 : 0;
        draw();
      },
      onEnd: () => {
        clearInterval(timer);
        line = "";
        world.stderr(CLEAR);
      },
    },
  };
}

/** The line's text: day, papers, in flight, cost, time left. */
export function describeStanding(standing: Standing): string {
  const { dates, papers, done, failed, inFlight, costUsd } = standing;
  const [date = ""] = dates;
  return [
    dates.length > 1 ? `${date} and ${dates.length - 1} more` : date,
    `${done} of ${papers} papers${failed === 0 ? "" : ` (${failed} FAILED)`}`,
    `${inFlight} in flight`,
    costUsd === null ? "cost unknown" : `$${costUsd.toFixed(4)}`,
    describeTimeLeft(standing),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Judged by the papers that a question was asked for; nothing before there is one. */
function describeTimeLeft({ papers, done, asked, askingMs }: Standing): string {
  if (asked === 0 || done === papers) return "";
  const seconds = Math.ceil(((askingMs / asked) * (papers - done)) / 1000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`;
}

function cut(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;
}
