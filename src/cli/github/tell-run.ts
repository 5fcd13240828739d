import { appendFile } from "node:fs/promises";
import type { DigestDate } from "../../core/paper/date.ts";
import { findHoles, type Hole } from "../../pipeline/find-holes.ts";
import type { Run } from "../../pipeline/run.ts";
import { renderDayAnnotations, renderWeekAnnotations } from "../print/day-annotations.ts";
import { describeHoles, renderHoleAnnotation } from "../print/holes.ts";
import type { World } from "../world.ts";
import type { MadeDigests } from "./make-digests.ts";
import { orWarn } from "./or-warn.ts";
import type { ReviewedNames } from "./skipped-days.ts";
import { joinSummary, renderDays } from "./summary.ts";
import type { WorkflowInputs } from "./workflow-inputs.ts";

/** What is told, and where. */
type TellOptions = {
  inputs: WorkflowInputs;
  world: World;
  run: Run;
  /** Calls, costs and time in a line. */
  totals: string;
  /** The look-back window of a run without a date; null for any other, which is told of no holes. */
  lookbackDays: number | null;
  /** What requests say of days. */
  reviewed: ReviewedNames;
};

/** Tells what was made, in the index, the job's summary and annotations. None of them can fail the run. */
export async function tellRun(
  made: MadeDigests,
  { inputs, world, run, totals, lookbackDays, reviewed }: TellOptions,
): Promise<void> {
  const { summaryFile } = inputs;
  await orWarn("The index was not written", world, async () => {
    if (!inputs.isDryRun) await run.store.writeIndex();
  });
  let holes: readonly Hole[] = [];
  await orWarn("The archive was not searched for holes", world, async () => {
    const { skipped, isClosed } = reviewed;
    const waiting = reviewed.waiting ?? new Set();
    const isUnwanted = async (day: DigestDate) => skipped.has(day) || (await isClosed(day));
    if (lookbackDays !== null) holes = await findHoles({ lookbackDays, isUnwanted, waiting }, run);
  });
  await orWarn("The summary was not written", world, async () => {
    const parts = [renderDays(made.days), ...describeHoles(holes), totals];
    if (summaryFile !== null) await appendFile(summaryFile, joinSummary(parts, made.summaries));
  });
  world.exact.stdout(renderDayAnnotations(made.days));
  world.exact.stdout(renderWeekAnnotations(made.weekProblems));
  world.exact.stdout(renderHoleAnnotation(holes));
}
