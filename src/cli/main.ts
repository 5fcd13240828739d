import { CommanderError } from "commander";
import { PapercardsError } from "../core/errors.ts";
import { checkClock } from "./check-clock.ts";
import { EXIT, toErrorExitCode, toParserExitCode } from "./exit-codes.ts";
import { printError } from "./print/print-error.ts";
import { createProgram } from "./program.ts";
import type { World } from "./world.ts";

/**
 * Runs one command and returns its exit code. Expected errors are printed without a stack; a bug is thrown
 * again.
 */
export async function main(world: World): Promise<number> {
  try {
    return await runCommand({ ...world, now: checkClock(world.now) });
  } catch (error) {
    if (error instanceof CommanderError) return toParserExitCode(error);
    if (!(error instanceof PapercardsError)) throw error;
    printError(error, world);
    return toErrorExitCode(error);
  }
}

async function runCommand(world: World): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = createProgram(world, (code) => {
    exitCode = code;
  });
  await program.parseAsync([...world.argv], { from: "user" });
  return exitCode;
}
