import { PapercardsError } from "../../core/errors.ts";
import type { CheckedFile } from "../../pipeline/check-digests.ts";
import type { AddCommand } from "../add-command.ts";
import { toErrorExitCode, toPartialExitCode } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import { openFindingAnnotations } from "../print/annotations.ts";
import { addToTotals, describeCheck, NOTHING_CHECKED } from "../print/check/check-report.ts";
import { printError } from "../print/print-error.ts";
import { openJsonList } from "../print/print-json.ts";
import { ARCHIVE_HEAP } from "../small-heap.ts";
import type { World } from "../world.ts";

/** Declares `papercards check`: its flags, and what it runs. */
export const addCheckCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("check"), ["output"])
    .argument("[file...]", "digests or cards as JSON; without them, every digest")
    .option("--json", "print one JSON object to stdout instead")
    .description("look again, without a model, at cards that are written")
    .action(async (files: string[], flags: Flags) => {
      onExitCode(await check(files, flags, world));
    });
};

/** Prints what the checks say about digests that are already written. */
async function check(names: readonly string[], flags: Flags, world: World): Promise<number> {
  world.setV8Flags(ARCHIVE_HEAP);
  const { settings } = await openSettings(world, toSettings(flags), { uses: FOLDERS });
  const { openWorldStore } = await import("../open/open-world-store.ts");
  const { checkDigests } = await import("../../pipeline/check-digests.ts");
  const print = flags.json ? openJsonList("files", world) : await openTables(world);
  const annotations = openFindingAnnotations();

  let files = 0;
  let totals = NOTHING_CHECKED;
  const problems: PapercardsError[] = [];
  for await (const file of checkDigests(names, openWorldStore(settings, world))) {
    if (file instanceof PapercardsError) {
      problems.push(file);
      continue;
    }
    files += 1;
    totals = addToTotals(totals, file);
    print.add(file);
    annotations.add(file);
  }
  print.close(totals);
  if (world.environment.GITHUB_ACTIONS === "true") {
    // GitHub Actions reads both streams; with `--json`, stdout holds the one object alone.
    (flags.json ? world.exact.stderr : world.exact.stdout)(annotations.render());
  }
  for (const problem of problems) printError(problem, world);
  world.stderr(`${describeCheck(files, totals)}\n`);
  const [problem] = problems;
  return problem === undefined ? toPartialExitCode(totals.errors) : toErrorExitCode(problem);
}

/** Prints the findings of each file as soon as they are known. */
async function openTables(world: World) {
  const { renderCheckTable } = await import("../print/check/check-table.ts");
  let before = "";
  return {
    add: (file: CheckedFile) => {
      const table = renderCheckTable(file);
      if (table === "") return;
      world.stdout(`${before}${table}`);
      before = "\n";
    },
    close: () => {},
  };
}
