import { z } from "zod";
import { escapeMarkdown, escapeMessage } from "../../../core/digest/escape.ts";
import type { Environment } from "../../../core/environment.ts";
import { UsageError } from "../../../core/errors.ts";
import { MAX_GITHUB_BODY_CHARS } from "../../../core/github-text.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { type Cause, readCauses } from "../causes.ts";
import type { Github } from "./open-github.ts";

/** By which the one issue is found again. */
const MARK = "<!-- papercards report -->";
const TITLE = "papercards: the last run failed";

/** Most jobs that a report names. The workflow has five. */
const MAX_REPORTED_JOBS = 20;

/** What the context `needs` of a workflow says of each job before this one. */
const Needs = z
  .record(
    z.string().max(100),
    z.object({
      result: z.enum(["success", "failure", "cancelled", "skipped"]),
      outputs: z.record(z.string(), z.string()).default({}),
    }),
  )
  .refine((jobs) => Object.keys(jobs).length <= MAX_REPORTED_JOBS);
type Needs = z.infer<typeof Needs>;

/**
 * Tells in one issue of the repository that a run has failed, and closes it after a run that has not. A run that
 * was cancelled tells nothing.
 *
 * @returns what was done, for the log.
 * @throws {UsageError} when the results of the jobs cannot be read.
 * @throws {GithubError} when GitHub refuses.
 */
export async function reportRun(
  github: Github,
  { needs, environment }: { needs: string | null; environment: Environment },
): Promise<string> {
  const jobs = readNeeds(needs);
  const failed = Object.entries(jobs).filter(([, { result }]) => result === "failure");
  const issue = await github.findIssue(MARK);
  const link = toRunLink(environment);
  if (failed.length > 0) {
    const body = renderReport(failed, link);
    if (issue === null)
      return `Opened the issue #${await github.openIssue({ title: TITLE, body })}.`;
    await github.changeIssue(issue.number, { title: TITLE, body, state: "open" });
    return `Brought the issue #${issue.number} up to date.`;
  }
  const isFine = Object.values(jobs).every(({ result }) => result !== "cancelled");
  if (!isFine || issue?.state !== "open") return "Nothing to report.";
  await github.comment(issue.number, `The next run was fine: ${link}\n`);
  await github.changeIssue(issue.number, { state: "closed" });
  return `Closed the issue #${issue.number}.`;
}

function readNeeds(text: string | null): Needs {
  const parsed = Needs.safeParse(text === null ? undefined : parseJson(text));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    "The results of the jobs before this one cannot be read.",
    "Pass `toJSON(needs)` as `needs`.",
  );
}

function toRunLink({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID }: Environment): string {
  const path = `/${GITHUB_REPOSITORY ?? ""}/actions/runs/${GITHUB_RUN_ID ?? ""}`;
  return new URL(path, GITHUB_SERVER_URL || "https://github.com").href;
}

/** Everything foreign is escaped: no mention, link or heading of it acts. What does not fit is counted. */
function renderReport(failed: [string, Needs[string]][], link: string): string {
  const ending =
    "This issue is brought up to date by each failed run, and closed by the next fine one.";
  const frame = (jobs: readonly string[]) =>
    `${[`The last run failed: ${link}`, ...jobs, ending, MARK].join("\n\n")}\n`;
  const heads = failed.map(([job]) => `**${escapeMarkdown(job)}** failed.`);
  let room = MAX_GITHUB_BODY_CHARS - frame(heads).length - failed.length * MAX_NOTE_CHARS;
  const jobs = failed.map(([, { outputs }], index) => {
    const { causes, more } = readCauses(outputs.problems);
    const lines = causes.map(renderCause);
    const shown = lines.filter((line) => {
      room -= line.length + 1;
      return room >= 0; // after the first that does not fit, none does
    });
    const unshown = more + lines.length - shown.length;
    const note = unshown === 0 ? [] : [`- ${unshown} more, in the log of the run.`];
    return [heads[index], ...shown, ...note].join("\n");
  });
  return frame(jobs);
}

/** Longest note about causes that are not shown, in characters. */
const MAX_NOTE_CHARS = 60;

function renderCause({ code, message, fix, count, first, last }: Cause): string {
  const hit = count > 1 ? `${count}: ${first} to ${last}` : first;
  const range = hit === "" ? "" : ` (${escapeMarkdown(hit)})`;
  return `- ${escapeMarkdown(code)}${range}: ${escapeMessage(`${message} ${fix}`)}`;
}
