import { DEFAULT_WHOLE_CARDS } from "../../core/digest/week/whole-cards.ts";
import { UsageError } from "../../core/errors.ts";
import { toDigestDate } from "../../core/paper/date.ts";
import { weekOf } from "../../core/paper/week.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import type { AddCommand } from "../add-command.ts";
import { parseWeek } from "../dates.ts";
import { toPartialExitCode } from "../exit-codes.ts";
import { addPrintFlags, addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { openSettings } from "../open/open-settings.ts";
import { prepareStore } from "../prepare-store.ts";
import { printError } from "../print/print-error.ts";
import { printJson } from "../print/print-json.ts";
import { createPrinter } from "../print/progress.ts";
import { startStopwatch } from "../stopwatch.ts";
import type { World } from "../world.ts";

/** Declares `papercards weekly`: its flags, and what it runs. */
export const addWeeklyCommand: AddCommand = (program, world, onExitCode) => {
  addPrintFlags(addSettingFlags(program.command("weekly"), ["model", "output", "cache"]))
    .argument("[week]", "an ISO week, YYYY-Www; without it, the newest one with papers")
    .description("make the digest of one week from the digests of its days")
    .option(
      "--top <n>",
      `cards shown whole, 0 = all; the others are listed, and whole on their day (default: ${DEFAULT_WHOLE_CARDS}, or as before)`,
    )
    .action(async (week: string | undefined, flags: Flags) => {
      onExitCode(await weekly(week, flags, world));
    });
};

/** Makes the digest of one ISO week from the digests of its days. */
async function weekly(weekText: string | undefined, flags: Flags, world: World): Promise<number> {
  const { top: topText, ...others } = flags;
  const top = topText === undefined ? undefined : parseTop(topText);
  const { settings } = await openSettings(world, toSettings(others), { asksModel: false });
  const given = weekText === undefined ? null : parseWeek(weekText, world.now());
  const { openRun } = await import("../open/open-run.ts");
  const { findNewestWeek, makeWeek } = await import("../../pipeline/weeks/make-week.ts");
  const { tryIndex } = await import("../../pipeline/try-index.ts");
  const { buildWeekReport, describeWeek } = await import("../print/week-report.ts");

  const reporter = createPrinter(world, flags.quiet ?? false);
  const run = await openRun(settings, world, { isDryRun: flags.dryRun ?? false, reporter });

  const readWallMs = startStopwatch();
  const week = given ?? (await findNewestWeek(run)) ?? weekOf(toDigestDate(run.now()));
  await prepareStore(run, { weeks: [week] });
  const made = await makeWeek(week, run, { top });
  const problem = made.files.length > 0 ? await tryIndex(run.store) : null;
  const report = buildWeekReport({ ...made, problem }, run.ledger.snapshot(), readWallMs());

  if (flags.json) printJson(report, world);
  else if (flags.dryRun) world.exact.stdout(await run.store.digests.render(made.digest));
  for (const line of describeWeek(made, flags.quiet ?? false)) world.stderr(`${line}\n`);
  if (problem !== null) printError(problem, world);
  const failed = report.digests.filter((digest) => digest.failed > 0).length;
  return toPartialExitCode(failed + made.missing.length + (problem === null ? 0 : 1));
}

/** A number of cards: none is 0, which means all. */
function parseTop(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new UsageError(
    `--top ${JSON.stringify(quoteForeign(text))} is no number of cards.`,
    "Give a whole number, such as 10; 0 shows all cards whole.",
  );
}
