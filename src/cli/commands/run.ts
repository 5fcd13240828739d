import type { Command } from "commander";
import type { Settings } from "../../config/settings.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { createLedger } from "../../model/ledger.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import type { Hole } from "../../pipeline/find-holes.ts";
import type { Run } from "../../pipeline/run.ts";
import type { AddCommand } from "../add-command.ts";
import { parseDate, refuseSeveral } from "../dates.ts";
import { addRunFlags, type Flags, listGiven, toSettings } from "../flags.ts";
import { openSettings } from "../open/open-settings.ts";
import { prepareStore } from "../prepare-store.ts";
import { foldNotices } from "../print/fold-notices.ts";
import { describeHoles } from "../print/holes.ts";
import { createPrinter } from "../print/progress.ts";
import { describeDay, isLeftByStop } from "../print/report.ts";
import { SMALL_HEAP } from "../small-heap.ts";
import type { World } from "../world.ts";

/** Declares `papercards run`: its flags, and what it runs. */
export const addRunCommand: AddCommand = (program, world, onExitCode) => {
  addRunFlags(program.command("run"))
    .argument(
      "[date]",
      "a day of the Hub, YYYY-MM-DD in UTC; without it, every day that is not settled yet",
    )
    .description("make the digest of one day")
    .allowExcessArguments() // of several days it is said which command makes them
    .action(async (date: string | undefined, flags: Flags, { args }: Command) => {
      refuseSeveral(args, world.now());
      onExitCode(await run(date, flags, world));
    });
};

/** Makes the digest of one day, or of every open day. */
async function run(dateText: string | undefined, flags: Flags, world: World): Promise<number> {
  const { settings } = await openSettings(world, toSettings(flags));
  if (hasManyCards(settings)) world.setV8Flags(SMALL_HEAP);
  const date = dateText === undefined ? null : parseDate(dateText, world.now());
  const { openRun } = await import("../open/open-run.ts");
  const { makeAndPrint } = await import("../make-and-print.ts");
  const { openStatusLine } = await import("../print/status-line.ts");

  const ledger = createLedger();
  const isQuiet = flags.quiet ?? false;
  const status = await openStatusLine(world, ledger, isQuiet);
  const opened = await openRun(settings, world, {
    isDryRun: flags.dryRun ?? false,
    isRefresh: flags.refresh,
    redrafts: flags.redraft,
    given: listGiven(flags),
    reporter: status.join(foldNotices(createPrinter(status.world, isQuiet))),
    ledger,
    recordTo: flags.record,
    replaces: flags.force ?? false,
  });
  const { PAPERCARDS_LOOKBACK_DAYS: lookbackDays } = settings;
  const { dates, holes } =
    date === null ? await findDays(lookbackDays, opened) : { dates: [date], holes: [] };
  if (dates.length > 0) await prepareStore(opened, { days: dates });
  const summarize = (days: readonly DayResult[]) => [
    ...describeDays(days),
    ...describeHoles(holes),
  ];
  const skipsDone = flags.redraft !== true && flags.record === undefined;
  return makeAndPrint(dates, opened, { flags, world: status.world, summarize, skipsDone });
}

/** Every open day, and the holes that none of them fills. */
async function findDays(lookbackDays: number, run: Run): Promise<Found> {
  const { findOpenDays } = await import("../../pipeline/find-open-days.ts");
  const { findHoles } = await import("../../pipeline/find-holes.ts");
  const dates = await findOpenDays(lookbackDays, run);
  const isUnwanted = async (day: DigestDate) => dates.includes(day); // it is made now
  return { dates, holes: await findHoles({ lookbackDays, isUnwanted }, run) };
}

type Found = { dates: DigestDate[]; holes: Hole[] };

/** Cards of a day from which on its memory counts for more than the time that a small heap costs. */
const MANY_CARDS = 20;

function hasManyCards({ PAPERCARDS_TOP: top }: Settings): boolean {
  return top === 0 || top > MANY_CARDS;
}

function describeDays(days: readonly DayResult[]): string[] {
  if (days.length === 0) return ["Nothing to do: no day of the look-back window is open."];
  return days.filter((day) => !isLeftByStop(day)).map(describeDay);
}
