import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Digest } from "../../core/digest/digest.ts";
import { type DigestDate, isSettled } from "../../core/paper/date.ts";
import { type DigestWeek, weekOf } from "../../core/paper/week.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { findOpenDays } from "../../pipeline/find-open-days.ts";
import { makeDays } from "../../pipeline/make-days.ts";
import { makeWeek } from "../../pipeline/make-week.ts";
import type { Run } from "../../pipeline/run.ts";
import { tryIndex } from "../../pipeline/try-index.ts";
import { parseDate, parseWeek, readRange } from "../dates.ts";
import { toExitCode, toPartialExitCode } from "../exit-codes.ts";
import { openRun } from "../open/open-run.ts";
import { openSettings } from "../open/open-settings.ts";
import { prepareStore } from "../prepare-store.ts";
import { describeCount } from "../print/amounts.ts";
import { renderAnnotation } from "../print/annotations.ts";
import { printError } from "../print/print-error.ts";
import { createPrinter } from "../print/progress.ts";
import { buildReport, describeTotals } from "../print/report.ts";
import { startStopwatch } from "../stopwatch.ts";
import type { World } from "../world.ts";
import { packChanges } from "./change-set.ts";
import { openGit } from "./git.ts";
import { writeOutputs } from "./outputs.ts";
import { joinSummary, renderDays, renderDigestSummary } from "./summary.ts";
import { readInputs, type WorkflowInputs } from "./workflow-inputs.ts";

/** Days at once: enough to keep the model busy in a backfill, few for the Hub. */
const DAYS_AT_ONCE = 6;

/**
 * `papercards github generate`: makes what the workflow's inputs ask for, updates the weeks of the days
 * it has made, and leaves summary, annotations and files for the publishing job.
 */
export async function generate(world: World): Promise<number> {
  const inputs = readInputs(world.environment);
  const { settings } = await openSettings(world);
  const reporter = createPrinter(world, false);
  const run = await openRun(settings, world, { isDryRun: inputs.isDryRun, reporter });
  const dates = await chooseDates(inputs, run, settings.PAPERCARDS_LOOKBACK_DAYS);
  await prepareStore(run, { days: dates, weeks: dates.map(weekOf) });

  const readWallMs = startStopwatch();
  const { days, summaries } = await makeDigests(dates, run, inputs);
  const indexProblem = inputs.isDryRun ? null : await tryIndex(run.store);
  const report = buildReport(days, run.ledger.snapshot(), readWallMs());

  await writeSummary([renderDays(days), describeTotals(report), ...summaries], inputs);
  printDayAnnotations(days, world);
  if (indexProblem !== null) printError(indexProblem, world);
  const exitCode = toExitCode(days) || toPartialExitCode(indexProblem === null ? 0 : 1);
  const packed = await pack(settings.PAPERCARDS_OUTPUT_DIR, inputs, world);
  await writeOutputs({ ...packed, "exit-code": String(exitCode) }, inputs.outputFile);
  return exitCode;
}

/** Makes the days and their weeks; returns the summary of each digest in that order. */
async function makeDigests(dates: readonly DigestDate[], run: Run, inputs: WorkflowInputs) {
  const summaries: string[] = [];
  const summarize = (digest: Digest | null) => {
    if (digest !== null) summaries.push(renderDigestSummary(digest));
  };
  const days = await makeDays(dates, run, {
    daysAtOnce: DAYS_AT_ONCE,
    onDay: (_, digest) => summarize(digest),
  });
  for (const week of chooseWeeks(inputs, days, run)) summarize((await makeWeek(week, run)).digest);
  return { days, summaries };
}

/** The days asked for; on schedule, the open ones whose listing will not change any more. */
async function chooseDates(
  { date, range, week }: WorkflowInputs,
  run: Run,
  lookbackDays: number,
): Promise<DigestDate[]> {
  const now = run.now();
  if (range !== null) return readRange(range, now);
  if (date !== null) return [parseDate(date, now)];
  if (week !== null) return [];
  const open = await findOpenDays(lookbackDays, run);
  return open.filter((day) => isSettled(day, now));
}

/** The week asked for and the weeks of the days that were made. A dry run has written no day to read. */
function chooseWeeks(
  { week, isDryRun }: WorkflowInputs,
  days: readonly DayResult[],
  { now }: Run,
): DigestWeek[] {
  const made = isDryRun ? [] : days.filter((day) => day.files.length > 0);
  const asked = week === null ? [] : [parseWeek(week, now())];
  return [...new Set([...asked, ...made.map((day) => weekOf(day.date))])];
}

async function writeSummary(parts: readonly string[], { summaryFile }: WorkflowInputs) {
  if (summaryFile !== null) await appendFile(summaryFile, joinSummary(parts));
}

function printDayAnnotations(days: readonly DayResult[], { exact }: World): void {
  for (const { date, failed, status, problem } of days) {
    if (failed > 0) {
      const message = `${describeCount(failed, "card")} failed.`;
      exact.stdout(renderAnnotation({ level: "warning", title: date, message }));
    }
    if (problem === null) continue;
    const level = status === "missing" ? "error" : "warning";
    const message = `${problem.message} ${problem.fix}`;
    exact.stdout(renderAnnotation({ level, title: date, message }));
  }
}

/** Packs what the publishing job needs, and says so in the words of the action's outputs. */
async function pack(
  output: string,
  { temporaryFolder, isDryRun }: WorkflowInputs,
  { environment, cwd }: World,
) {
  const folder = join(temporaryFolder, "papercards");
  const git = openGit(cwd, environment, null);
  const files = isDryRun ? 0 : await packChanges(git, output, folder);
  return { written: String(files > 0), folder };
}
