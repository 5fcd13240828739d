import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";
import type { DigestDate } from "../../src/core/paper/date.ts";
import { checkOut, type Inputs, type Runner, type StepResult } from "../../test/support/runner.ts";
import { makeFolder } from "../../test/support/temporary.ts";
import type { Archive } from "./archive.ts";

/** A run of the workflow. */
type RunOptions = {
  /** The day on which it runs, at 03:17 UTC as the schedule has it unless another time is given. */
  today: DigestDate;
  time?: string;
  inputs?: Inputs;
  /** What comes between the two jobs. */
  between?: () => void;
  /** Whether the second job is killed; it can be run again later. */
  isKilled?: boolean;
};

/** What a run has made, and how its second job is run again. */
export type WorkflowRun = { made: StepResult; runAgain: () => Promise<void> };

/** Runs both jobs of the workflow, as GitHub starts them from what the first one says. */
export async function runWorkflow(
  archive: Archive,
  { today, time = "03:17", inputs = {}, between, isKilled = false }: RunOptions,
): Promise<WorkflowRun> {
  const { origin, server, isReview, outside, model, cache } = archive;
  const temporary = makeFolder();
  const now = () => new Date(`${today}T${time}:00Z`);
  outside.setTime(now());
  const job = async (runner: Runner, step: string, more: Inputs = {}) => {
    const done = await runner.step({
      ...outside.environment,
      ...{ OPENAI_MODEL: model, PAPERCARDS_TOP: "0", PAPERCARDS_CACHE_DIR: cache },
      ...(isReview ? server.environment : {}),
      ...{ ...more, INPUT_STEP: step },
    });
    rmSync(dirname(runner.folder), { recursive: true });
    return done;
  };
  const made = await job(checkOut(origin, temporary, { now }), "generate", inputs);
  archive.note(today, `${describe(inputs)} ended with ${made.exitCode}: ${made.outputs.mode}`);
  expect([0, 1, 3], made.printed).toContain(made.exitCode);
  between?.();
  const publisher = checkOut(origin, temporary, { now });
  const publish = async () => {
    const { mode = "none" } = made.outputs;
    if (mode === "none") return;
    const done = await job(publisher, mode === "refresh" ? "refresh" : "publish");
    expect(done.exitCode, done.printed).toBe(0);
    for (const [line] of done.printed.matchAll(/^::warning.*$/gm)) archive.note(today, line);
  };
  if (!isKilled) await publish();
  return { made, runAgain: publish };
}

/** What a push to the branch starts in review mode: open requests are brought up to date. */
export async function runAfterPush(archive: Archive, today: DigestDate): Promise<void> {
  const now = () => new Date(`${today}T08:00:00Z`);
  const runner = checkOut(archive.origin, makeFolder(), { now });
  const done = await runner.step({ ...archive.server.environment, INPUT_STEP: "refresh" });
  rmSync(dirname(runner.folder), { recursive: true });
  for (const [line] of done.printed.matchAll(/^::warning.*$/gm)) archive.note(today, line);
  expect(done.exitCode, done.printed).toBe(0);
}

function describe(inputs: Inputs): string {
  const asked = Object.entries(inputs).map(([name, value]) => `${name}=${value}`);
  return asked.length === 0 ? "the scheduled run" : `a run by hand (${asked.join(", ")})`;
}
