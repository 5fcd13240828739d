import { join } from "node:path";
import { z } from "zod";
import { Switch } from "../../config/setting-fields.ts";
import type { Environment } from "../../core/environment.ts";
import { UsageError } from "../../core/errors.ts";
import { quoteGiven } from "../../core/printed/printed.ts";
import { readWorkflowSettings } from "./step-settings.ts";

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
    INPUT_DRY_RUN: Text,
    INPUT_REDRAFT: Text,
    INPUT_REFRESH: Text,
    INPUT_TOKEN: Text,
    INPUT_NEEDS: Text,
    INPUT_FAILED: Text,
    INPUT_BRANCH: Text,
    INPUT_DEADLINE_MINUTES: Text,
    /** Folder for what one step leaves for the next; `/tmp` outside a workflow. */
    RUNNER_TEMP: z.string().optional(),
    GITHUB_EVENT_NAME: Text,
    GITHUB_OUTPUT: Text,
    GITHUB_STEP_SUMMARY: Text,
  })
  .transform((inputs) => ({
    date: inputs.INPUT_DATE,
    range: toRange(inputs.INPUT_FROM, inputs.INPUT_TO),
    week: inputs.INPUT_WEEK,
    isDryRun: toSwitch("dry-run", inputs.INPUT_DRY_RUN),
    isRedraft: toSwitchByHand("redraft", inputs.INPUT_REDRAFT, inputs.GITHUB_EVENT_NAME),
    isRefresh: toSwitchByHand("refresh", inputs.INPUT_REFRESH, inputs.GITHUB_EVENT_NAME),
    token: inputs.INPUT_TOKEN,
    needs: inputs.INPUT_NEEDS,
    isFailure: toSwitch("failed", inputs.INPUT_FAILED),
    temporaryFolder: inputs.RUNNER_TEMP || "/tmp",
    outputFile: inputs.GITHUB_OUTPUT,
    summaryFile: inputs.GITHUB_STEP_SUMMARY,
    branch: inputs.INPUT_BRANCH,
    deadlineMinutes: toMinutes(inputs.INPUT_DEADLINE_MINUTES),
  }));
export type WorkflowInputs = z.infer<typeof WorkflowInputs> & {
  /** Whether digests are proposed in a pull request instead of pushed. */
  isReview: boolean;
  /** Whether a failed run is told in an issue. */
  isReported: boolean;
  /** Whether the archive is put on GitHub Pages as a site. */
  hasSite: boolean;
  /** Whether messages are sent. */
  notifies: boolean;
};

/**
 * Reads the inputs that a workflow gives in the environment.
 *
 * @throws {UsageError} when only one end of a range is given, or a day beside it, a deadline that is none, or a switch with
 * another word than those for yes and no, or published cards would be made anew by schedule.
 * @throws {SettingsError} when a setting of the workflow has a value that it does not take.
 */
export function readInputs(environment: Environment): WorkflowInputs {
  const workflow = readWorkflowSettings(environment);
  const [isReview, isReported] = [workflow.PAPERCARDS_REVIEW, workflow.PAPERCARDS_REPORT_ISSUE];
  const [hasSite, notifies] = [workflow.PAPERCARDS_SITE, workflow.PAPERCARDS_NOTIFY];
  const inputs = WorkflowInputs.parse(environment);
  if (inputs.date !== null && inputs.range !== null) {
    throw new UsageError(
      "Both a day and a range are given.",
      "Fill in `date`, or `from` and `to`.",
    );
  }
  return { ...inputs, isReview, isReported, hasSite, notifies };
}

/** What becomes of what `generate` has made; workflows choose their job by it. */
export function chooseMode(
  { isDryRun, isReview }: WorkflowInputs,
  files: number,
): "publish" | "propose" | "refresh" | "none" {
  if (isDryRun) return "none";
  if (files === 0) return isReview ? "refresh" : "none";
  return isReview ? "propose" : "publish";
}

function toRange(from: string | null, to: string | null): { from: string; to: string } | null {
  if (from === null && to === null) return null;
  if (from !== null && to !== null) return { from, to };
  throw new UsageError("A range has two ends.", "Fill in both `from` and `to`, or neither.");
}

function toSwitch(name: string, text: string | null): boolean {
  if (text === null) return false;
  const parsed = Switch.safeParse(text);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    `\`${name}\` is ${quoteGiven(text)}: ${issue?.message}.`,
    "Write true or false, or leave it empty.",
  );
}

/** What is done by somebody's word alone, which a schedule would repeat every day. */
const BY_HAND = {
  redraft: "have published cards made anew",
  refresh: "have closed days asked about again",
} as const;

function toSwitchByHand(
  name: keyof typeof BY_HAND,
  text: string | null,
  event: string | null,
): boolean {
  const isOn = toSwitch(name, text);
  if (!isOn || event !== "schedule") return isOn;
  throw new UsageError(
    `\`${name}\` is given to a run by schedule.`,
    `Leave it empty there, and start the workflow by hand to ${BY_HAND[name]}.`,
  );
}

function toMinutes(text: string | null): number {
  if (text === null) return DEADLINE_MINUTES;
  const minutes = Number(text);
  if (minutes > 0 && minutes <= MAX_DEADLINE_MINUTES) return minutes;
  throw new UsageError(
    `${quoteGiven(text)} is no number of minutes for \`deadline-minutes\`.`,
    `Write a number up to ${MAX_DEADLINE_MINUTES}, a few minutes below the job's own limit.`,
  );
}

/** The folder that goes from job to job as an artifact. */
export function handOverFolder({ temporaryFolder }: WorkflowInputs): string {
  return join(temporaryFolder, "papercards");
}
