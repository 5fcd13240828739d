import type { Command } from "commander";
import { addSettingFlags, type Flags } from "../flags.ts";
import type { World } from "../world.ts";

/** Adds `batch export` and `batch import`: batches as files, for any engine that reads the format. */
export function addBatchCommands(
  program: Command,
  world: World,
  onExitCode: (code: number) => void,
): void {
  const batch = program
    .command("batch")
    .description("write questions to a batch file, and take in the answers of another");

  addSettingFlags(batch.command("export"), ["top", "model", "output", "cache"])
    .argument("<file>", "where to write; further files carry a number")
    .argument("[from]", "the first day; without it, every day still owed")
    .argument("[to]", "the last day, included; without it, only the first")
    .description("write the questions that have no answer yet, in the OpenAI batch format")
    .action(
      async (file: string, from: string | undefined, to: string | undefined, flags: Flags) => {
        const { exportBatch } = await import("./batch.ts");
        const range = { ...(from && { from }), ...(to && { to }) };
        onExitCode(await exportBatch(file, range, flags, world));
      },
    );

  addSettingFlags(batch.command("import"), ["model", "cache"])
    .argument("<file>", "an output or error file")
    .description("put answers into the cache; `backfill` or `run` makes the digests")
    .action(async (file: string, flags: Flags) => {
      const { importBatch } = await import("./batch.ts");
      onExitCode(await importBatch(file, flags, world));
    });
}
