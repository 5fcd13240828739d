import { inspect } from "node:util";
import type { PapercardsError } from "../../core/errors.ts";
import { nameSources } from "../name-sources.ts";
import type { World } from "../world.ts";

/** Prints a failure we expected: its code, one sentence, and the next step. */
export function printError({ code, message, fix }: PapercardsError, world: World): void {
  world.stderr(`${code}: ${message}\n  fix: ${fix}\n`);
}

/** Prints an error that nobody expected, with its stack and its causes. */
export function printBug(error: unknown, world: Pick<World, "stderr">): void {
  world.stderr(`BUG: ${nameSources(inspect(error))}\n`);
}
