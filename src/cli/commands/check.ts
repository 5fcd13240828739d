import type { CheckedFile } from "../../pipeline/check-digests.ts";
import type { AddCommand } from "../add-command.ts";
import { toPartialExitCode } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import { renderFindingAnnotations } from "../print/annotations.ts";
import { buildCheckReport, describeCheck } from "../print/check/check-report.ts";
import { printJson } from "../print/print-json.ts";
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
async function check(files: readonly string[], flags: Flags, world: World): Promise<number> {
  const { settings } = await openSettings(world, toSettings(flags), { uses: FOLDERS });
  const { openWorldStore } = await import("../open/open-world-store.ts");
  const { renderCheckTable } = await import("../print/check/check-table.ts");
  const { checkDigests } = await import("../../pipeline/check-digests.ts");

  const checked = await checkDigests(files, openWorldStore(settings, world));
  const report = buildCheckReport(checked);
  if (flags.json) printJson(report, world);
  else world.stdout(renderCheckTable(checked));
  if (world.environment.GITHUB_ACTIONS === "true") printAnnotations(checked, flags, world);
  world.stderr(`${describeCheck(report)}\n`);
  return toPartialExitCode(report.errors);
}

/** GitHub Actions reads both streams; with `--json`, stdout holds the one object alone. */
function printAnnotations(checked: readonly CheckedFile[], flags: Flags, world: World): void {
  const print = flags.json ? world.exact.stderr : world.exact.stdout;
  print(renderFindingAnnotations(checked));
}
