import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Digest, digestName } from "../../core/digest/digest.ts";
import { nameInFile } from "../../core/output-paths.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import { renderPullRequestBody } from "../../core/review/pull-request.ts";
import type { Store } from "../../store/open-store.ts";
import { type ChangeContext, commitChangeSet, type Published } from "./commit-change-set.ts";
import { GitError } from "./git/git.ts";
import { fetchNewest, type PublishingRepository } from "./git/publishing-repository.ts";
import { pushCommit } from "./git/push.ts";
import type { ChangeSet } from "./hand-over/read-hand-over.ts";
import { writeOutputs } from "./outputs.ts";
import { readReviewBranch } from "./review-branch.ts";
import type { WorkflowInputs } from "./workflow-inputs.ts";

/** How changes are proposed, and for which branch. */
type ProposeOptions = ChangeContext & { branch: string; inputs: WorkflowInputs };

/**
 * Pushes the changes to a branch of their own, and leaves branch, title and body of a pull request as
 * outputs; opening it is the next step's. The branch is named after the newest day, so that
 * another run of the same day updates its pull request. A branch that a person has changed is left alone.
 */
export async function propose(
  repository: PublishingRepository,
  changes: ChangeSet,
  { branch: target, inputs, ...context }: ProposeOptions,
): Promise<Published> {
  const parent = await fetchNewest(repository, target);
  const { made, left, store } = await commitChangeSet(repository, changes, { ...context, parent });
  const digests = made === null ? [] : await readDigests(made.changed, store);
  const [newest] = digests;
  if (made === null || newest === undefined) {
    return { said: `Nothing to review: ${target} has it all.`, left };
  }
  const branch = `papercards/${digestName(newest)}`;
  const existing = await readReviewBranch(repository, branch, { parent, commit: made.commit });
  if (existing?.isEdited) {
    return { said: `${branch} has changes of a reviewer and is left alone.`, left };
  }
  if (existing?.isProposed && existing.isSame) {
    return { said: `${branch} has it all already; its check boxes stay as they are.`, left };
  }
  const replaces = existing?.tip ?? null;
  if (!(await pushCommit(repository, { commit: made.commit, branch, replaces }))) {
    throw new GitError(`${branch} was changed in this moment.`, {
      fix: "Run the failed job again.",
    });
  }
  await writeProposal(branch, digests, { target, inputs });
  return { said: `For review on ${branch}: ${titleOfProposal(digests)}`, left };
}

/** Writes the body of the pull request to a file, and tells the next step where. */
async function writeProposal(
  branch: string,
  digests: readonly Digest[],
  { target, inputs }: { target: string; inputs: WorkflowInputs },
): Promise<void> {
  const bodyPath = join(inputs.temporaryFolder, "papercards-pull-request.md");
  await writeFile(bodyPath, renderPullRequestBody(...digests));
  const outputs = {
    "pull-request-branch": branch,
    "pull-request-base": target,
    "pull-request-title": titleOfProposal(digests),
    "pull-request-body-path": bodyPath,
  };
  await writeOutputs(outputs, inputs.outputFile);
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
