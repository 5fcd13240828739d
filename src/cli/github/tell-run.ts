import { appendFile } from "node:fs/promises";
import { findHoles, type Hole } from "../../pipeline/find-holes.ts";
import type { Run } from "../../pipeline/run.ts";
import { renderDayAnnotations, renderWeekAnnotations } from "../print/day-annotations.ts";
import { describeHoles, renderHoleAnnotation } from "../print/holes.ts";
import type { World } from "../world.ts";
import type { MadeDigests } from "./make-digests.ts";
import { orWarn } from "./or-warn.ts";
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
  /** Days that a label skips. */
  skipped: ReadonlySet<string>;
  /** Days that wait in an open pull request; null where they are not known. */
  waiting: ReadonlySet<string> | null;
};

/** Tells what was made, in the index, the job's summary and annotations. None of them can fail the run. */
export async function tellRun(
  made: MadeDigests,
  { inputs, world, run, totals, lookbackDays, skipped: unwanted, waiting }: TellOptions,
): Promise<void> {
  const { summaryFile } = inputs;
  await orWarn("The index was not written", world, async () => {
    if (!inputs.isDryRun) await run.store.writeIndex();
  });
  let holes: readonly Hole[] = [];
  await orWarn("The archive was not searched for holes", world, async () => {
    if (lookbackDays !== null)
      holes = await findHoles({ lookbackDays, unwanted, waiting: waiting ?? new Set() }, run);
  });
  await orWarn("The summary was not written", world, async () => {
    const parts = [renderDays(made.days), ...describeHoles(holes), totals];
    if (summaryFile !== null) await appendFile(summaryFile, joinSummary(parts, made.summaries));
  });
  world.exact.stdout(renderDayAnnotations(made.days));
  world.exact.stdout(renderWeekAnnotations(made.weekProblems));
  world.exact.stdout(renderHoleAnnotation(holes, inputs));
}
