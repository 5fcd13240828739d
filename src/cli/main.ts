import { CommanderError } from "commander";
import { PapercardsError } from "../core/errors.ts";
import { checkClock } from "./check-clock.ts";
import { EXIT, toErrorExitCode, toParserExitCode } from "./exit-codes.ts";
import { explainArguments } from "./explain-arguments.ts";
import { openDoor } from "./print/door.ts";
import { printBug, printError } from "./print/print-error.ts";
import { createProgram } from "./program.ts";
import type { Outside, World } from "./world.ts";

/**
 * Runs one command and returns its exit code. Expected errors are printed without a stack, and a bug with it:
 * both may quote what is foreign, and go through the same door.
 */
export async function main(outside: Outside): Promise<number> {
  const world = openDoor(outside);
  try {
    return await runCommand({ ...world, now: checkClock(world.now) });
  } catch (error) {
    if (error instanceof CommanderError) return endParsing(error, world);
    if (!(error instanceof PapercardsError)) {
      printBug(error, world);
      return EXIT.nothing;
    }
    printError(error, world);
    return toErrorExitCode(error);
  }
}

/** Tells what is wrong with the arguments. Help, also that of a command that lacks its subcommand, and version are printed already. */
function endParsing(error: CommanderError, world: World): number {
  const isTold = error.exitCode === 0 || error.code === "commander.help";
  if (!isTold) printError(explainArguments(error.message, world.argv), world);
  return toParserExitCode(error);
}

async function runCommand(world: World): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = createProgram(world, (code) => {
    exitCode = code;
  });
  await program.parseAsync([...world.argv], { from: "user" });
  return exitCode;
}
