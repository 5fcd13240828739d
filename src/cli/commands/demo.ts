import type { DayResult } from "../../pipeline/day-result.ts";
import type { Store } from "../../store/open-store.ts";
import type { AddCommand } from "../add-command.ts";
import { EXIT } from "../exit-codes.ts";
import { addPrintFlags, addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import { BUNDLED_DATE } from "../package-files.ts";
import { createPrinter } from "../print/progress.ts";
import { describeDay } from "../print/report.ts";
import type { World } from "../world.ts";

/** How many papers of the bundled day have a recorded answer. */
const BUNDLED_TOP = "5";

/** Any name of a verifier shows what a recorded one has said. */
const USED = [...FOLDERS, "PAPERCARDS_VERIFIER_MODEL"] as const;

/** Declares `papercards demo`: its flags, and what it runs. */
export const addDemoCommand: AddCommand = (program, world, onExitCode) => {
  addPrintFlags(addSettingFlags(program.command("demo"), ["output"]))
    .description("make a bundled day with recorded answers: no key, no network")
    .action(async (flags: Flags) => {
      onExitCode(await demo(flags, world));
    });
};

/** Takes a real day through the whole pipeline, with recorded answers. */
async function demo(flags: Flags, world: World): Promise<number> {
  const given = { ...toSettings(flags), PAPERCARDS_TOP: BUNDLED_TOP, PAPERCARDS_IMAGES: "link" };
  const { settings } = await openSettings(world, given, { uses: USED });
  const { openDemoRun } = await import("../open/open-demo-run.ts");
  const { makeAndPrint } = await import("../make-and-print.ts");
  const { previewDigest } = await import("../print/digest-preview.ts");

  const reporter = createPrinter(world, flags.quiet ?? false);
  const isDryRun = flags.dryRun ?? false;
  const run = await openDemoRun(settings, world, { isDryRun, reporter });
  if (!isDryRun) await run.store.prepare({ output: [], cache: false });
  const isShown = !(isDryRun || flags.json || flags.quiet);
  const code = await makeAndPrint([BUNDLED_DATE], run, {
    ...{ flags, world, summarize },
    onDay: async (_, digest) => {
      if (isShown && digest !== null) world.stdout(previewDigest(digest));
    },
  });
  const isMade = code === EXIT.done || code === EXIT.partly;
  if (isShown && isMade) await showSite(settings.PAPERCARDS_OUTPUT_DIR, run.store, world);
  return code;
}

/** Makes the day a site, too, beside its folder, and says where it opens. */
async function showSite(output: string, store: Store, world: World): Promise<void> {
  const { openSite } = await import("../open/open-site.ts");
  const { buildSite } = await import("../../pipeline/site/build-site.ts");
  const name = `${output.replace(/[/\\]+$/, "")}-site`;
  const opened = await openSite(name, null, world);
  await buildSite(store, opened.folder, { ...opened, remembers: false });
  world.stderr(`As a site: ${name}/index.html\n`);
}

/** What became of the day, and where its files are. */
function summarize(days: readonly DayResult[]): string[] {
  const files = days.flatMap((day) => day.files);
  return [...days.map(describeDay), ...(files.length > 0 ? [`Files: ${files.join(", ")}`] : [])];
}
