import type { Reporter } from "../../core/ports.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import type { World } from "../world.ts";

/** Tells the user what goes on, in plain lines. */
export function createPrinter(world: World, isQuiet: boolean): Reporter {
  const print = (line: string) => {
    if (!isQuiet) world.stderr(`${line}\n`);
  };
  return {
    onListing: ({ date, listed, chosen }) =>
      print(`${date}: ${listed} papers listed, ${chosen} cards`),
    onOutcome: ({ outcome, source }) =>
      print(
        outcome.status === "drafted"
          ? `  ${source === "kept" ? "kept " : "drafted"} ${outcome.paper.id}  ${outcome.paper.title}`
          : `  FAILED ${outcome.paper.id}  ${outcome.failure.code}: ${outcome.failure.message}`,
      ),
    onNotice: (message) => world.stderr(`note: ${message}\n`),
  };
}

/** One line on a day: what it holds and where it went. */
export function describeDay({
  date,
  status,
  listed,
  ok,
  failed,
  files,
  problem,
}: DayResult): string {
  if (status === "missing") return `${date}: not made. ${problem?.message ?? ""}`.trimEnd();
  if (status === "empty") return `${date}: no papers.`;
  const where = files.find((file) => file.endsWith(".md"));
  const failures = failed === 0 ? "" : `, ${failed} FAILED`;
  const target = where === undefined ? "" : ` -> ${where}`;
  return `${date}: ${ok} of ${listed} papers as cards${failures}, ${status}${target}`;
}
