import { appendFile } from "node:fs/promises";
import type { PapercardsError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { findHoles, type Hole } from "../../pipeline/find-holes.ts";
import type { Run } from "../../pipeline/run.ts";
import { describeFailures, renderRunAnnotations } from "../print/day-annotations.ts";
import { describeToSee } from "../print/end-of-run.ts";
import { describeHoles, renderHoleAnnotation } from "../print/holes.ts";
import { describeKept, describeUnmatched } from "../print/report.ts";
import { escapeForWorkflow } from "../print/workflow-words.ts";
import type { World } from "../world.ts";
import { type Hit, orHit } from "./causes.ts";
import type { HandedOver } from "./hand-over/hand-over.ts";
import { renderLeftAnnotations, withoutTold } from "./left-annotations.ts";
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
  handed: HandedOver;
  /** What requests say of days. */
  reviewed: ReviewedNames;
};

/** Tells what was made, in the index, the job's summary and annotations. None of them can fail the run. */
export async function tellRun(
  made: MadeDigests,
  { inputs, world, run, totals, lookbackDays, reviewed, handed }: TellOptions,
): Promise<void> {
  const { summaryFile } = inputs;
  const ofIndex: Hit<PapercardsError>[] = [];
  await orWarn("The index was not written", world, async () => {
    if (!inputs.isDryRun) await orHit(null, ofIndex, run.store.writeIndex);
  });
  const choices = [...describeUnmatched(made.days), ...describeKept(made.days)];
  for (const line of choices) world.stderr(`${line}\n`);
  let holes: readonly Hole[] = [];
  await orWarn("The archive was not searched for holes", world, async () => {
    const { skipped, isClosed } = reviewed;
    const waiting = reviewed.waiting ?? new Set();
    const isUnwanted = async (day: DigestDate) => skipped.has(day) || (await isClosed(day));
    if (lookbackDays !== null) holes = await findHoles({ lookbackDays, isUnwanted, waiting }, run);
  });
  await orWarn("The summary was not written", world, async () => {
    const failures = describeFailures(made.days);
    const toDo = [...choices, ...failures, ...describeToSee(made.days), ...describeHoles(holes)];
    const parts = [renderDays(made.days), ...toDo.map(escapeForWorkflow), totals];
    if (summaryFile !== null) await appendFile(summaryFile, joinSummary(parts, made.summaries));
  });
  const index = ofIndex.map(({ problem }) => problem);
  const { days, weekProblems: weeks } = made;
  const told = [...days, ...weeks].flatMap(({ problem }) => problem ?? []).concat(index);
  world.exact.stdout(renderLeftAnnotations(withoutTold(handed, told)));
  world.exact.stdout(renderRunAnnotations({ days, weeks, index }));
  world.exact.stdout(renderHoleAnnotation(holes));
}
