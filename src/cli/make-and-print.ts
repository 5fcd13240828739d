import type { DailyDigest } from "../core/digest/digest.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { DayResult } from "../pipeline/day-result.ts";
import { type MakeDaysOptions, makeDays } from "../pipeline/make-days.ts";
import type { Run } from "../pipeline/run.ts";
import { toExitCode } from "./exit-codes.ts";
import type { Flags } from "./flags.ts";
import { describeToSee, describeTroubles } from "./print/end-of-run.ts";
import { printJson } from "./print/print-json.ts";
import { buildReport, describeKept, describeTotals, describeUnmatched } from "./print/report.ts";
import { startStopwatch } from "./stopwatch.ts";
import type { World } from "./world.ts";

/** How days are made, and what is printed about them. */
type MakeAndPrintOptions = MakeDaysOptions & {
  flags: Flags;
  world: World;
  /** Makes all the days. @default makeDays */
  makeAll?: typeof makeDays;
  /** What became of the days, as lines above the totals. */
  summarize: (days: readonly DayResult[]) => string[];
};

/** Makes days and prints what the flags ask for; returns the exit code. */
export async function makeAndPrint(
  dates: readonly DigestDate[],
  run: Run,
  { flags, world, makeAll = makeDays, summarize, ...options }: MakeAndPrintOptions,
): Promise<number> {
  const readWallMs = startStopwatch();
  const days = await makeAll(dates, run, {
    ...options,
    onDay: async (result, digest) => {
      await options.onDay?.(result, digest);
      if (digest !== null) await printDryRun(digest, run, { flags, world });
    },
  }).finally(() => run.reporter.onEnd?.());
  const report = buildReport(days, run.ledger.snapshot(), readWallMs());
  if (flags.json) printJson(report, world);
  if (!flags.quiet)
    printLines(
      [
        ...summarize(days),
        ...describeUnmatched(days),
        ...describeKept(days),
        ...describeToSee(days),
        describeTotals(report),
      ],
      world,
    );
  printLines(describeTroubles(days), world);
  return toExitCode(days);
}

/** Prints a day's digest when a dry run is to show it, and on stderr what the checks found in it. */
async function printDryRun(
  digest: DailyDigest,
  { store }: Run,
  { flags, world }: { flags: Flags; world: World },
): Promise<void> {
  if (!flags.dryRun || flags.json) return;
  world.exact.stdout(await store.digests.render(digest));
  if (flags.quiet) return;
  const { renderFindingsTable } = await import("./print/check/findings-table.ts");
  printLines(renderFindingsTable(digest), world);
}

function printLines(lines: readonly string[], world: World): void {
  for (const line of lines) world.stderr(`${line}\n`);
}
