import type { Reporter } from "../../core/ports.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { World } from "../world.ts";
import { countStanding, describeStanding } from "./standing.ts";

/** A line at the foot of the terminal that says how far a run has come. */
type StatusLine = {
  /** The same world, whose messages go above the line. */
  world: World;
  /** The same reporter, whose events also keep the line current, and remove it in the end. */
  join: (reporter: Reporter) => Reporter;
};

/** Goes to the beginning of the line and empties it. */
const CLEAR = "\r\u001b[2K";

/** Time after which the line is drawn again, in milliseconds, for the time that passes. */
const REDRAW_MS = 1_000;

/** Opens the line; none when quiet, in CI, or into a file. */
export async function openStatusLine(
  world: World,
  ledger: Ledger,
  isQuiet: boolean,
): Promise<StatusLine> {
  if (isQuiet || world.terminal === undefined) return { world, join: (reporter) => reporter };
  const { default: measure } = await import("string-width"); // its tables are for those who see the line
  const standing = countStanding(world, ledger);
  const line = openLine(world, world.terminal, (columns) =>
    cutToColumns(describeStanding(standing.read()), columns, measure),
  );
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

/** Draws a text at the foot of a terminal again and again, below whatever else is printed. */
function openLine(
  world: World,
  terminal: { columns: () => number },
  describe: (columns: number) => string,
) {
  let line = "";
  const draw = () => {
    line = describe(terminal.columns() - 1);
    world.exact.stderr(`${CLEAR}${line}`);
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  const aside = (print: (text: string) => void) => (text: string) => {
    world.exact.stderr(CLEAR);
    print(text);
    world.exact.stderr(line);
  };
  const above: World = {
    ...world,
    stderr: aside(world.stderr),
    stdout: aside(world.stdout),
    exact: { stdout: aside(world.exact.stdout), stderr: aside(world.exact.stderr) },
  };
  const close = () => {
    clearInterval(timer);
    line = "";
    world.exact.stderr(CLEAR);
  };
  return { above, draw, close };
}

function cutToColumns(text: string, columns: number, measure: (text: string) => number): string {
  return measure(text) <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;
}
