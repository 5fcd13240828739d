import { z } from "zod";
import { escapeMarkdown } from "../../../core/digest/escape.ts";
import type { Environment } from "../../../core/environment.ts";
import { UsageError } from "../../../core/errors.ts";
import { MAX_GITHUB_BODY_CHARS } from "../../../core/github-text.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { escapeForWorkflow } from "../../print/workflow-words.ts";
import { type Cause, readCauses } from "../causes.ts";
import type { Github } from "./open-github.ts";
import {
  isSameKind,
  type RunKind,
  readFailedKinds,
  readRunKind,
  replaceFailedKinds,
  writeFailedKinds,
} from "./run-kind.ts";

/** By which the one issue is found again: its text begins with it. */
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
 * Tells in one issue of the repository that a run has failed, and closes it once a run of each kind that has failed is
 * fine again: a range that was filled in by hand says nothing of the runs on schedule. A run that was cancelled tells
 * nothing.
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
  const kind = await readRunKind(environment);
  const failed = Object.entries(jobs).filter(([, { result }]) => result === "failure");
  const issue = await github.findIssue(MARK);
  const isOpen = issue?.state === "open";
  const before = isOpen ? (readFailedKinds(issue.body ?? "") ?? [toDefault(kind)]) : [];
  const others = before.filter((one) => !isSameKind(one, kind));
  const link = toRunLink(environment);
  if (failed.length > 0) {
    const body = renderReport(failed, { link, kind, others });
    if (issue === null)
      return `Opened the issue #${await github.openIssue({ title: TITLE, body })}.`;
    await github.changeIssue(issue.number, { title: TITLE, body, state: "open" });
    return `Brought the issue #${issue.number} up to date.`;
  }
  const isFine = Object.values(jobs).every(({ result }) => result !== "cancelled");
  if (!isFine || !isOpen) return "Nothing to report.";
  if (others.length < before.length) return tellFine(github, issue, { link, kind, others });
  return `Left the issue #${issue.number} open: it tells of runs for ${describeKinds(before)}, and this one was for ${kind.purpose}.`;
}

/** Tells in the open issue that a run of a kind that had failed was fine, and closes it where it tells of no other. */
async function tellFine(
  github: Github,
  { number, body }: { number: number; body: string | null },
  { link, kind, others }: Told,
): Promise<string> {
  const isOver = others.length === 0;
  const rest = isOver ? "" : `\n\nOpen until one is fine for ${describeKinds(others)}.`;
  await github.comment(number, `The next run for ${kind.purpose} was fine: ${link}${rest}\n`);
  const left = { body: replaceFailedKinds(body ?? "", others) };
  await github.changeIssue(number, isOver ? { state: "closed" } : left);
  return isOver ? `Closed the issue #${number}.` : `Left the issue #${number} open.`;
}

/** Of which kind a run was that an earlier version has told of: most are. */
function toDefault({ workflow }: RunKind): RunKind {
  return { purpose: "the open days", workflow };
}

function describeKinds(kinds: readonly RunKind[]): string {
  const describe = ({ purpose, workflow }: RunKind) =>
    workflow === "" ? purpose : `${purpose} (${escapeMarkdown(workflow)})`;
  return kinds.map(describe).join(", ");
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

/** A run, and the other kinds of runs that have failed before it. */
type Told = { link: string; kind: RunKind; others: readonly RunKind[] };

/** Everything foreign is escaped: no mention, link or heading of it acts. What does not fit is counted. */
function renderReport(failed: [string, Needs[string]][], { link, kind, others }: Told): string {
  const before =
    others.length === 0 ? [] : [`Before it, runs for ${describeKinds(others)} failed.`];
  const ending =
    "This issue is brought up to date by each failed run, and closed by the next fine one for the same.";
  const marks = `${MARK}\n${writeFailedKinds([...others, kind])}`;
  const frame = (jobs: readonly string[]) =>
    `${[marks, `The last run, for ${kind.purpose}, failed: ${link}`, ...jobs, ...before, ending].join("\n\n")}\n`;
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
    const untold = lines.length === 0 && more === 0 ? ["- Why is in the log of the run."] : [];
    return [heads[index], ...shown, ...note, ...untold].join("\n");
  });
  return frame(jobs);
}

/** Longest note about causes that are not shown, in characters. */
const MAX_NOTE_CHARS = 60;

function renderCause({ code, message, fix, count, first, last }: Cause): string {
  const hit = count > 1 ? `${count}: ${first} to ${last}` : first;
  const range = hit === "" ? "" : ` (${escapeMarkdown(hit)})`;
  return `- ${escapeMarkdown(code)}${range}: ${escapeForWorkflow(`${message} ${fix}`)}`;
}
