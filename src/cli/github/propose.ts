import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Digest, digestName } from "../../core/digest/digest.ts";
import { renderPullRequestBody } from "../../core/digest/pull-request.ts";
import { nameInFile } from "../../core/output-paths.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import type { Store } from "../../store/open-store.ts";
import { applyToBranch, type Checkout } from "./apply-to-branch.ts";
import type { ChangeSet } from "./change-set.ts";
import { writeOutputs } from "./outputs.ts";
import { readReviewBranch } from "./review-branch.ts";
import type { WorkflowInputs } from "./workflow-inputs.ts";

/**
 * Leaves the changes in the work tree, uncommitted, and branch, title and body of a pull request as
 * outputs; opening it is the next step's. The branch is named after the newest day, so that
 * another run of the same day updates its pull request. A branch that a person has changed is left alone.
 */
export async function propose(
  checkout: Checkout,
  changes: ChangeSet,
  inputs: WorkflowInputs,
): Promise<string> {
  const { git, store, output } = checkout;
  const digests = await readDigests(await applyToBranch(checkout, changes), store);
  const [newest] = digests;
  if (newest === undefined) return `Nothing to review: ${checkout.branch} has it all.`;

  const branch = `papercards/${digestName(newest)}`;
  const existing = await readReviewBranch(git, branch, output);
  if (existing?.isEdited) return `${branch} has changes of a reviewer and is left alone.`;
  const isSame =
    existing?.isProposed &&
    (await git.succeeds("diff", "--cached", "--quiet", existing.tip, "--", output));
  if (isSame) return `${branch} has it all already; its check boxes stay as they are.`;

  await git.run("reset", "--quiet"); // what is added is the next step's choice
  await writeProposal(branch, digests, inputs);
  return `For review on ${branch}: ${titleOfProposal(digests)}`;
}

/** Writes the body of the pull request to a file, and tells the next step where. */
async function writeProposal(
  branch: string,
  digests: readonly Digest[],
  { temporaryFolder, outputFile }: WorkflowInputs,
): Promise<void> {
  const bodyPath = join(temporaryFolder, "papercards-pull-request.md");
  await writeFile(bodyPath, renderPullRequestBody(...digests));
  const outputs = {
    "pull-request-branch": branch,
    "pull-request-title": titleOfProposal(digests),
    "pull-request-body-path": bodyPath,
  };
  await writeOutputs(outputs, outputFile);
}

/** The days among files, newest first; without a day, the weeks, which otherwise only repeat them. */
async function readDigests(paths: readonly string[], store: Store): Promise<Digest[]> {
  const digestNames = paths.flatMap((path) => nameInFile(path) ?? []).toReversed();
  const dates = digestNames.flatMap((name) => DigestDate.safeParse(name).data ?? []);
  const weeks = digestNames.flatMap((name) => DigestWeek.safeParse(name).data ?? []);
  const digests = await Promise.all(
    dates.length > 0 ? dates.map(store.digests.readDay) : weeks.map(store.digests.readWeek),
  );
  return digests.filter((digest) => digest !== null);
}

/** `Daily Papers 2026-02-13`, and how many more there are. */
function titleOfProposal(digests: readonly Digest[]): string {
  const [newest, ...others] = digests;
  if (newest === undefined) return "";
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${newest.kind === "daily" ? "Daily" : "Weekly"} Papers ${digestName(newest)}${more}`;
}
