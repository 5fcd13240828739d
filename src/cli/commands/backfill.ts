import type { Settings } from "../../config/settings.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { createLedger } from "../../model/ledger.ts";
import type { makeDays } from "../../pipeline/make-days.ts";
import type { AddCommand } from "../add-command.ts";
import { type RangeTexts, readRange } from "../dates.ts";
import { addRunFlags, type Flags, listGiven, toSettings } from "../flags.ts";
import { openSettings } from "../open/open-settings.ts";
import { prepareStore } from "../prepare-store.ts";
import { describeCount } from "../print/amounts.ts";
import { foldNotices } from "../print/fold-notices.ts";
import { openProgress } from "../print/progress.ts";
import { parseShard, pickShard } from "../shard.ts";
import { ARCHIVE_HEAP } from "../small-heap.ts";
import type { World } from "../world.ts";

type BackfillFlags = Flags & { shard?: string; batch?: boolean };

/** Estimated papers of a day when all of them become cards: fewer than most days have. */
const PAPERS_A_DAY = 15;

/** More days at once would only fill memory, whatever the concurrency. */
const MOST_DAYS_AT_ONCE = 32;

/** Declares `papercards backfill`: its flags, and what it runs. */
export const addBackfillCommand: AddCommand = (program, world, onExitCode) => {
  addRunFlags(program.command("backfill"))
    .argument("<from>", "the first day, YYYY-MM-DD in UTC")
    .argument("<to>", "the last day, included")
    .option("--shard <i>/<n>", "make the i-th of n parts of the range; `render` joins them")
    .option(
      "--batch",
      "send what is not cached through the provider's Batch API; run again to collect",
    )
    .description("make every day of a range; run again, it goes on where it stopped")
    .action(async (from: string, to: string, flags: BackfillFlags) => {
      onExitCode(await backfill({ from, to }, flags, world));
    });
};

/** Makes every day of a range; run again, it goes on where it stopped. */
async function backfill(range: RangeTexts, flags: BackfillFlags, world: World): Promise<number> {
  world.setV8Flags(ARCHIVE_HEAP);
  const { settings } = await openSettings(world, toSettings(flags));
  const dates = chooseShardDates(range, flags, world);
  const { openRun } = await import("../open/open-run.ts");
  const { makeAndPrint } = await import("../make-and-print.ts");
  const { renderMonthTable } = await import("../print/month-table.ts");

  const { onDay, printWorld, ...told } = await openPrinting(dates.length, flags, world);
  const isDryRun = flags.dryRun ?? false;
  const run = await openRun(settings, world, {
    ...told,
    isDryRun,
    isRefresh: flags.refresh,
    redrafts: flags.redraft,
    given: listGiven(flags),
    recordTo: flags.record,
    replaces: flags.force ?? false,
  });
  await prepareStore(run, { days: dates });
  const exitCode = await makeAndPrint(dates, run, {
    flags,
    world: printWorld,
    ...(flags.batch && { makeAll: await openBatchMaker(settings, run.http) }),
    summarize: (days) => ["", ...renderMonthTable(days)],
    daysAtOnce: chooseDaysAtOnce(settings),
    writesIndex: flags.shard === undefined,
    skipsDone: true,
    onDay,
  });
  noteMissingIndex(flags, world);
  return exitCode;
}

/** Opens what reports on a run: a line a day, and the status line of a terminal, below all else. */
async function openPrinting(total: number, flags: BackfillFlags, world: World) {
  const { openStatusLine } = await import("../print/status-line.ts");
  const ledger = createLedger();
  const isQuiet = flags.quiet ?? false;
  const status = await openStatusLine(world, ledger, isQuiet);
  const progress = openProgress(total, ledger, { world: status.world, isQuiet });
  return {
    ledger,
    reporter: status.join(foldNotices(progress.reporter)),
    onDay: progress.onDay,
    printWorld: status.world,
  };
}

/** Opens what makes the days of a run through the provider's Batch API. */
async function openBatchMaker(settings: Settings, http: HttpClient): Promise<typeof makeDays> {
  const { makeDaysByBatch } = await import("../../pipeline/batch/make-days-by-batch.ts");
  const { openRunBatches } = await import("../open/open-batches.ts");
  const { toProvider, toVerifierProvider } = await import("../open/to-provider.ts");
  return (dates, run, options) =>
    makeDaysByBatch(dates, run, {
      ...options,
      provider: toProvider(settings),
      verifier: toVerifierProvider(settings),
      batches: openRunBatches(settings, run, http),
      onSent: (questions) =>
        run.reporter.onNotice?.(
          `A batch of ${describeCount(questions, "question")} is on its way.`,
        ),
    });
}

function chooseShardDates(
  range: RangeTexts,
  { shard }: BackfillFlags,
  { now }: World,
): DigestDate[] {
  const dates = readRange(range, now());
  return shard === undefined ? dates : pickShard(dates, parseShard(shard));
}

/** As many days as it takes to keep the queue full while one of them ends, and one more. */
function chooseDaysAtOnce({
  PAPERCARDS_TOP: top,
  PAPERCARDS_CONCURRENCY: concurrency,
}: Settings): number {
  const papersADay = top === 0 ? PAPERS_A_DAY : Math.min(top, PAPERS_A_DAY);
  return Math.min(MOST_DAYS_AT_ONCE, 1 + Math.ceil(concurrency / papersADay));
}

function noteMissingIndex({ shard, dryRun }: BackfillFlags, { stderr }: World): void {
  if (shard === undefined || dryRun) return;
  stderr("note: A shard leaves the index alone; run `papercards render` after the last one.\n");
}
