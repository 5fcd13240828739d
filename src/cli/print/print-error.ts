import type { PapercardsError } from "../../core/errors.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import type { World } from "../world.ts";

/** Prints a failure we expected: its code, one sentence, and the next step. */
export function printError({ code, message, fix }: PapercardsError, world: World): void {
  world.stderr(`${code}: ${message}\n  fix: ${fix}\n`);
}

/** Prints the problems of days; one that several days have in common is printed once. */
export function printProblems(days: readonly DayResult[], world: World): void {
  for (const problem of new Set(days.flatMap((day) => day.problem ?? []))) {
    printError(problem, world);
  }
}
