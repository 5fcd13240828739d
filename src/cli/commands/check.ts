import { loadSettings } from "../../config/settings.ts";
import { type CheckedFile, checkDigests } from "../../pipeline/check-digests.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openWorldStore } from "../open-run.ts";
import { renderAnnotations } from "../print/annotations.ts";
import { buildCheckReport, describeCheck } from "../print/check-report.ts";
import { renderFindings } from "../print/check-table.ts";
import { EXIT } from "../print/report.ts";
import type { World } from "../world.ts";

/** `papercards check [file…]`: what the checks say about digests that are already written. */
export async function check(files: readonly string[], flags: Flags, world: World): Promise<number> {
  const settings = loadSettings(world.environment, toSettings(flags));
  const checked = await checkDigests(files, openWorldStore(settings, world));
  const report = buildCheckReport(checked);
  world.stdout(flags.json ? `${JSON.stringify(report)}\n` : renderFindings(checked));
  if (world.environment.GITHUB_ACTIONS === "true") annotate(checked, flags, world);
  world.stderr(`${describeCheck(report)}\n`);
  return report.errors > 0 ? EXIT.partly : EXIT.done;
}

/** Actions reads both streams; beside `--json`, stdout belongs to the one object. */
function annotate(checked: readonly CheckedFile[], flags: Flags, world: World): void {
  const print = flags.json ? world.stderr : world.stdout;
  print(renderAnnotations(checked));
}
