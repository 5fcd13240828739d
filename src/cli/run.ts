import { loadSettings } from "../config/settings.ts";
import { renderDigest } from "../core/markdown.ts";
import { createLedger } from "../llm/ledger.ts";
import { findOpenDays } from "../pipeline/find-open-days.ts";
import { type DayResult, makeDays } from "../pipeline/make-days.ts";
import type { Run } from "../pipeline/run.ts";
import { parseDate } from "./dates.ts";
import { printError } from "./errors.ts";
import { type Flags, toSettings } from "./flags.ts";
import { openReporter } from "./open-reporter.ts";
import { openRun } from "./open-run.ts";
import { describeDay } from "./printer.ts";
import { buildReport, describeTotals, toExitCode } from "./report.ts";
import type { World } from "./world.ts";

/** `papercards run [date]`: makes the digest of one day, or of every day that is still owed. */
export async function run(
  dateText: string | undefined,
  flags: Flags,
  world: World,
): Promise<number> {
  const settings = loadSettings(world.environment, toSettings(flags));
  const date = dateText === undefined ? null : parseDate(dateText, world.now());
  const ledger = createLedger();
  const reporter = openReporter(world, ledger, flags.quiet ?? false);
  const opened = await openRun(settings, world, {
    isDryRun: flags.dryRun ?? false,
    reporter,
    ledger,
    recordTo: flags.record,
  });
  await opened.store.sweep();
  const dates =
    date === null ? await findOpenDays(settings.PAPERCARDS_LOOKBACK_DAYS, opened) : [date];
  return makeAndTell(opened, dates, flags, world);
}

/** Makes the days and tells the user what became of them; answers the exit code. */
export async function makeAndTell(
  opened: Run,
  dates: Parameters<typeof makeDays>[0],
  flags: Flags,
  world: World,
): Promise<number> {
  const startedAt = performance.now();
  const days = await makeDays(dates, opened).finally(() => opened.reporter.onEnd?.());
  const wallMs = Math.round(performance.now() - startedAt);
  const report = buildReport(days, opened.ledger.snapshot(), wallMs);
  if (flags.json) world.stdout(`${JSON.stringify(report)}\n`);
  else if (flags.dryRun) for (const day of days) printMarkdown(day, world);
  tell(days, describeTotals(report), flags, world);
  return toExitCode(days);
}

function printMarkdown({ digest }: DayResult, world: World): void {
  if (digest !== null) world.stdout(renderDigest(digest));
}

function tell(days: readonly DayResult[], totals: string, flags: Flags, world: World): void {
  const problems = new Set(days.flatMap((day) => day.problem ?? []));
  if (!flags.quiet) {
    if (days.length === 0) world.stderr("Nothing to do: no day of the look-back window is open.\n");
    for (const day of days) world.stderr(`${describeDay(day)}\n`);
    world.stderr(`${totals}\n`);
  }
  for (const problem of problems) printError(problem, world);
}
