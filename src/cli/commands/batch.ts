import { isAbsolute, relative, resolve } from "node:path";
import { Option } from "commander";
import type { Settings } from "../../config/settings.ts";
import { BATCH_FORMATS, type BatchFormatName } from "../../core/choices.ts";
import { UsageError } from "../../core/errors.ts";
import type { BatchFile } from "../../core/ports.ts";
import type { Run } from "../../pipeline/run.ts";
import type { AddCommand } from "../add-command.ts";
import { type RangeTexts, readRange } from "../dates.ts";
import { toPartialExitCode } from "../exit-codes.ts";
import { addRedraftFlag, addSettingFlags, type Flags, listGiven, toSettings } from "../flags.ts";
import { openSettings } from "../open/open-settings.ts";
import { describeCount } from "../print/amounts.ts";
import { describeCauses } from "../print/describe-causes.ts";
import { describeTroubles } from "../print/end-of-run.ts";
import { createPrinter } from "../print/progress.ts";
import type { World } from "../world.ts";

/** Declares `papercards batch export` and `import`: batches as files, for any engine that reads the format. */
export const addBatchCommand: AddCommand = (program, world, onExitCode) => {
  const batch = program
    .command("batch")
    .description("write questions to a batch file, and take in the answers of another");

  const exporting = batch.command("export");
  addSettingFlags(exporting, ["top", "interests", "model", "output", "cache"]);
  addRedraftFlag(exporting)
    .argument("<file>", "where to write; further files carry a number")
    .argument("[from]", "the first day; without it, every day that is not settled yet")
    .argument("[to]", "the last day, included; without it, only the first")
    .addOption(
      new Option("--format <format>", "whose batches the file is for; OpenAI's is vLLM's, too")
        .choices(BATCH_FORMATS)
        .default("openai"),
    )
    .option("--force", "replace files that are there already")
    .description("write the questions that have no answer yet, as lines of a batch")
    .action(
      async (
        file: string,
        from: string | undefined,
        to: string | undefined,
        flags: ExportFlags,
      ) => {
        const range = from === undefined ? null : { from, to: to ?? from };
        onExitCode(await exportBatch(file, range, { flags, world }));
      },
    );

  addSettingFlags(batch.command("import"), ["model", "cache"])
    .argument("<file>", "an output or error file")
    .description("put answers into the cache; `backfill` or `run` makes the digests")
    .action(async (file: string, flags: Flags) => {
      onExitCode(await importBatch(file, flags, world));
    });
};

type ExportFlags = Flags & { format: BatchFormatName };

/** Writes the questions of a range, or of the open days, that have no answer yet. */
async function exportBatch(
  file: string,
  range: RangeTexts | null,
  { flags, world }: { flags: ExportFlags; world: World },
): Promise<number> {
  const { findOpenDays } = await import("../../pipeline/find-open-days.ts");
  const { exportQuestions } = await import("../../pipeline/batch/export-questions.ts");
  const { openBatchWriter } = await import("../../store/batches/batch-writer.ts");
  const { assertFree, openExportFile } = await import("../../store/export-file.ts");
  const { toProvider, toVerifierProvider } = await import("../open/to-provider.ts");

  assertNamed(file);
  const replaces = flags.force ?? false;
  const path = resolve(world.cwd, file);
  await assertFree(path, { replaces, name: file });
  const { settings, run } = await open(flags, world, { isDryRun: true });
  const dates =
    range === null
      ? await findOpenDays(settings.PAPERCARDS_LOOKBACK_DAYS, run)
      : readRange(range, world.now());
  const writer = openBatchWriter(path, (part) =>
    openExportFile(part, { writer: world.writer, replaces }),
  );
  const [provider, verifier] = [toProvider(settings), toVerifierProvider(settings)];
  const { files, unread, pending } = await exportQuestions(dates, run, {
    ...{ writer, provider, verifier, format: flags.format },
  });
  printFiles(files, { isRelative: !isAbsolute(file), world });
  if (pending > 0) {
    const questions = describeCount(pending, "question");
    world.stderr(`note: Left out, since a batch has them already: ${questions}.\n`);
  }
  for (const line of describeTroubles(unread, dates.length)) world.stderr(`${line}\n`);
  return toPartialExitCode(unread.length);
}

/** Paths are printed in the form in which the user gave the first of them. */
function printFiles(
  files: readonly BatchFile[],
  { isRelative, world }: { isRelative: boolean; world: World },
): void {
  for (const { path } of files) {
    world.stdout(`${isRelative ? relative(world.cwd, path) : path}\n`);
  }
  const questions = files.reduce((sum, { fingerprints }) => sum + fingerprints.length, 0);
  const where = describeCount(files.length, "file");
  world.stderr(`${describeCount(questions, "question")} in ${where}.\n`);
}

/** Puts the answers of an output file into the cache. */
async function importBatch(file: string, flags: Flags, world: World): Promise<number> {
  const { collectLines, MAX_RESULTS_BYTES } = await import("../../model/batch/collect-lines.ts");
  const { readLines } = await import("../../model/batch/read-lines.ts");
  const { toCollectOptions } = await import("../open/open-batches.ts");
  const { openResultsFile } = await import("../open/open-results-file.ts");

  assertNamed(file);
  const { settings, run } = await open(flags, world, { isDryRun: false });
  const input = openResultsFile(file, { cwd: world.cwd, maxBytes: MAX_RESULTS_BYTES });
  const collected = await collectLines(readLines(input.bytes), toCollectOptions(settings, run), {
    takes: () => true,
  });
  const { answered, refused, unanswered, stoppedAfter } = collected;
  const foreign = collected.foreign + collected.unreadable;
  if (answered + refused.size + unanswered.size === 0) input.refuseOther();
  const taken = describeCount(answered, "answer");
  const others = describeCount(foreign, "line");
  world.stderr(`${taken} taken in, ${refused.size} refused, ${others} not ours.\n`);
  if (stoppedAfter !== null) {
    world.stderr(`note: What comes after ${stoppedAfter} of ${file} was left unread.\n`);
  }
  const notes = [
    ...describeCauses("refused", collected.reasons.values()),
    ...describeCauses("without an answer", unanswered.values()),
  ];
  for (const note of notes) world.stderr(`${note}\n`);
  const unread = stoppedAfter === null ? 0 : 1;
  return toPartialExitCode(refused.size + foreign + unanswered.size + unread);
}

/** Refuses an empty name, which would stand for the folder one is in. */
function assertNamed(file: string): void {
  if (file.trim() === "") throw new UsageError("The name of the file is empty.", "Name a file.");
}

async function open(
  flags: Flags,
  world: World,
  { isDryRun }: { isDryRun: boolean },
): Promise<{ settings: Settings; run: Run }> {
  const { settings } = await openSettings(world, toSettings(flags), { asksModel: false });
  const { openRun } = await import("../open/open-run.ts");
  const reporter = createPrinter(world, flags.quiet ?? false);
  const [given, redrafts] = [listGiven(flags), flags.redraft];
  const run = await openRun(settings, world, { isDryRun, redrafts, given, reporter });
  await run.store.prepare({ output: null, cache: true });
  return { settings, run };
}
