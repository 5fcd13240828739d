import { join } from "node:path";
import { z } from "zod";
import type { Environment } from "../../core/environment.ts";
import { UsageError } from "../../core/errors.ts";

const Text = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null);

/** Longest that `deadline-minutes` may be, in minutes. A job of GitHub's own runners ends after six hours, others may go on for days. */
const MAX_DEADLINE_MINUTES = 5 * 24 * 60;

/** Minutes after which no day is begun, where none are given: 20 before the job of the workflow is ended. */
const DEADLINE_MINUTES = 330;

/** The fields that are filled in when the workflow is started; an empty one is null. */
const WorkflowInputs = z
  .object({
    INPUT_DATE: Text,
    INPUT_FROM: Text,
    INPUT_TO: Text,
    INPUT_WEEK: Text,
    INPUT_DRY_RUN: z.string().optional(),
    INPUT_REVIEW: z.string().optional(),
    INPUT_TOKEN: Text,
    INPUT_NEEDS: Text,
    INPUT_BRANCH: Text,
    INPUT_DEADLINE_MINUTES: Text,
    /** Folder for what one step leaves for the next; `/tmp` outside a workflow. */
    RUNNER_TEMP: z.string().optional(),
    GITHUB_OUTPUT: Text,
    GITHUB_STEP_SUMMARY: Text,
  })
  .transform((inputs) => ({
    date: inputs.INPUT_DATE,
    range: toRange(inputs.INPUT_FROM, inputs.INPUT_TO),
    week: inputs.INPUT_WEEK,
    isDryRun: inputs.INPUT_DRY_RUN === "true",
    isReview: inputs.INPUT_REVIEW === "true",
    token: inputs.INPUT_TOKEN,
    needs: inputs.INPUT_NEEDS,
    temporaryFolder: inputs.RUNNER_TEMP || "/tmp",
    outputFile: inputs.GITHUB_OUTPUT,
    summaryFile: inputs.GITHUB_STEP_SUMMARY,
    branch: inputs.INPUT_BRANCH,
    deadlineMinutes: toMinutes(inputs.INPUT_DEADLINE_MINUTES),
  }));
export type WorkflowInputs = z.infer<typeof WorkflowInputs>;

/**
 * Reads the inputs that a workflow gives in the environment.
 *
 * @throws {UsageError} when only one end of a range is given, or a deadline that is none.
 */
export function readInputs(environment: Environment): WorkflowInputs {
  return WorkflowInputs.parse(environment);
}

function toRange(from: string | null, to: string | null): { from: string; to: string } | null {
  if (from === null && to === null) return null;
  if (from !== null && to !== null) return { from, to };
  throw new UsageError("A range has two ends.", "Fill in both `from` and `to`, or neither.");
}

function toMinutes(text: string | null): number {
  if (text === null) return DEADLINE_MINUTES;
  const minutes = Number(text);
  if (minutes > 0 && minutes <= MAX_DEADLINE_MINUTES) return minutes;
  throw new UsageError(
    `${JSON.stringify(text)} is no number of minutes for \`deadline-minutes\`.`,
    `Write a number up to ${MAX_DEADLINE_MINUTES}, a few minutes below the job's own limit.`,
  );
}

/** The folder that goes from job to job as an artifact. */
export function handOverFolder({ temporaryFolder }: WorkflowInputs): string {
  return join(temporaryFolder, "papercards");
}
