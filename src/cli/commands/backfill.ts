import { loadSettings, type Settings } from "../../config/settings.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { createLedger } from "../../model/ledger.ts";
import { type DayResult, makeDays } from "../../pipeline/make-days.ts";
import { type RangeTexts, readRange } from "../dates.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openRun } from "../open-run.ts";
import { joinReporters } from "../print/join-reporters.ts";
import { renderMonthTable } from "../print/month-table.ts";
import { openProgress } from "../print/progress.ts";
import { buildReport, describeTotals, type RunReport, toExitCode } from "../print/report.ts";
import { openStatus } from "../print/status-line.ts";
import { parseShard, pickShard } from "../shard.ts";
import { SMALL_HEAP } from "../small-heap.ts";
import type { World } from "../world.ts";
import { printDryRun, printProblems } from "./run.ts";

/** Flags of `backfill`. */
export type BackfillFlags = Flags & { shard?: string; batch?: boolean };

/** Papers that a day is taken to have when all of them become cards: fewer than most days have. */
const PAPERS_A_DAY = 15;

/** More days at once would only fill memory, whatever the concurrency. */
const DAYS_AT_ONCE_AT_MOST = 32;

/** `papercards backfill <from> <to>`: makes every day of a range; run again, it goes on where it stopped. */
export async function backfill(
  range: RangeTexts,
  flags: BackfillFlags,
  world: World,
): Promise<number> {
  world.setV8Flags(SMALL_HEAP);
  const settings = loadSettings(world.environment, toSettings(flags));
  const dates = chooseDates(range, flags, world);
  const ledger = createLedger();
  const isQuiet = flags.quiet ?? false;
  const status = openStatus(world, ledger, isQuiet);
  const progress = openProgress(dates.length, ledger, { world: status.world, isQuiet });
  const run = await openRun(settings, world, {
    isDryRun: flags.dryRun ?? false,
    reporter: joinReporters(progress.reporter, status.reporter),
    ledger,
    recordTo: flags.record,
  });
  await run.store.sweep();

  const startedAt = performance.now();
  const make = flags.batch ? await openBatchMaker(settings, world) : makeDays;
  const days = await make(dates, run, {
    daysAtOnce: chooseDaysAtOnce(settings),
    writesIndex: flags.shard === undefined,
    skipsDone: true,
    onDay: (result, digest) => {
      progress.onDay(result);
      printDryRun(digest, flags, status.world);
    },
  }).finally(() => run.reporter.onEnd?.());
  const wallMs = Math.round(performance.now() - startedAt);
  tell(days, buildReport(days, ledger.snapshot(), wallMs), flags, world);
  return toExitCode(days);
}

/** What batches take is loaded for those who use them. */
async function openBatchMaker(settings: Settings, world: World): Promise<typeof makeDays> {
  const { makeDaysByBatch } = await import("./batch-days.ts");
  return (dates, run, options) => makeDaysByBatch(dates, run, { ...options, settings, world });
}

function chooseDates(range: RangeTexts, { shard }: BackfillFlags, { now }: World): DigestDate[] {
  const dates = readRange(range, now());
  return shard === undefined ? dates : pickShard(dates, parseShard(shard));
}

/** As many days as it takes to keep the queue full while one of them ends, and one more. */
function chooseDaysAtOnce({
  PAPERCARDS_TOP: top,
  PAPERCARDS_CONCURRENCY: atOnce,
}: Settings): number {
  const papersADay = top === 0 ? PAPERS_A_DAY : Math.min(top, PAPERS_A_DAY);
  return Math.min(DAYS_AT_ONCE_AT_MOST, 1 + Math.ceil(atOnce / papersADay));
}

function tell(
  days: readonly DayResult[],
  report: RunReport,
  flags: BackfillFlags,
  world: World,
): void {
  if (flags.json) world.stdout(`${JSON.stringify(report)}\n`);
  if (!flags.quiet) world.stderr(`\n${renderMonthTable(days)}\n${describeTotals(report)}\n`);
  printProblems(days, world);
  if (flags.shard !== undefined && !flags.dryRun) {
    world.stderr(
      "note: A shard leaves the index alone; run `papercards render` after the last one.\n",
    );
  }
}
