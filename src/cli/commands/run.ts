import { loadSettings } from "../../config/settings.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { createLedger } from "../../model/ledger.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { findOpenDays } from "../../pipeline/find-open-days.ts";
import { makeDays } from "../../pipeline/make-days.ts";
import type { Run } from "../../pipeline/run.ts";
import { parseDate } from "../dates.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openRun } from "../open-run.ts";
import { renderFindingsTable } from "../print/findings-table.ts";
import { joinReporters } from "../print/join-reporters.ts";
import { printError } from "../print/print-error.ts";
import { createPrinter, describeDay } from "../print/printer.ts";
import { buildReport, describeTotals, toExitCode } from "../print/report.ts";
import { openStatus } from "../print/status-line.ts";
import type { World } from "../world.ts";

/** `papercards run [date]`: makes the digest of one day, or of every day that is still owed. */
export async function run(
  dateText: string | undefined,
  flags: Flags,
  world: World,
): Promise<number> {
  const settings = loadSettings(world.environment, toSettings(flags));
  const date = dateText === undefined ? null : parseDate(dateText, world.now());
  const ledger = createLedger();
  const isQuiet = flags.quiet ?? false;
  const status = openStatus(world, ledger, isQuiet);
  const opened = await openRun(settings, world, {
    isDryRun: flags.dryRun ?? false,
    reporter: joinReporters(createPrinter(status.world, isQuiet), status.reporter),
    ledger,
    recordTo: flags.record,
  });
  await opened.store.sweep();
  const dates =
    date === null ? await findOpenDays(settings.PAPERCARDS_LOOKBACK_DAYS, opened) : [date];
  return makeAndTell(opened, dates, flags, status.world);
}

/** Makes the days and tells the user what became of them; answers the exit code. */
export async function makeAndTell(
  opened: Run,
  dates: readonly DigestDate[],
  flags: Flags,
  world: World,
): Promise<number> {
  const startedAt = performance.now();
  const days = await makeDays(dates, opened, {
    onDay: (_, digest) => printDryRun(digest, flags, world),
  }).finally(() => opened.reporter.onEnd?.());
  const wallMs = Math.round(performance.now() - startedAt);
  const report = buildReport(days, opened.ledger.snapshot(), wallMs);
  if (flags.json) world.stdout(`${JSON.stringify(report)}\n`);
  if (!flags.quiet) tell(days, describeTotals(report), world);
  printProblems(days, world);
  return toExitCode(days);
}

/** Prints a day's digest when a dry run is to show it, and on stderr what the checks found in it. */
export function printDryRun(digest: DailyDigest | null, flags: Flags, world: World): void {
  if (!flags.dryRun || flags.json || digest === null) return;
  world.stdout(renderDigest(digest));
  if (flags.quiet) return;
  for (const line of renderFindingsTable(digest)) world.stderr(`${line}\n`);
}

/** Prints each problem once, however many days it has cost. */
export function printProblems(days: readonly DayResult[], world: World): void {
  for (const problem of new Set(days.flatMap((day) => day.problem ?? []))) {
    printError(problem, world);
  }
}

function tell(days: readonly DayResult[], totals: string, world: World): void {
  if (days.length === 0) world.stderr("Nothing to do: no day of the look-back window is open.\n");
  for (const day of days) world.stderr(`${describeDay(day)}\n`);
  world.stderr(`${totals}\n`);
}
