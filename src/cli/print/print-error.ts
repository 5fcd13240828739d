import type { PapercardsError } from "../../core/errors.ts";
import type { World } from "../world.ts";

/** Prints a failure we expected: its code, one sentence, and the next step. */
export function printError({ code, message, fix }: PapercardsError, world: World): void {
  world.stderr(`${code}: ${message}\n  fix: ${fix}\n`);
}
