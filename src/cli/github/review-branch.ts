import { COMMITTER, type Git } from "./git.ts";

/** The branch of a pull request, as the server has it. */
type ReviewBranch = {
  tip: string;
  /** Whether a pull request, open or closed, shows this very state. */
  isProposed: boolean;
  /** Whether the last commit is a person's, and the checked out branch does not have it yet. */
  isEdited: boolean;
};

/** Reads a review branch from the server; null when there is none. */
export async function readReviewBranch(
  git: Git,
  branch: string,
  output: string,
): Promise<ReviewBranch | null> {
  const head = `refs/heads/${branch}`;
  const listed = await git.run("ls-remote", "origin", head, "refs/pull/*/head");
  const lines = listed.split("\n").map((line) => line.split("\t"));
  const tip = lines.find(([, ref]) => ref === head)?.[0];
  if (tip === undefined) return null;
  await git.run("fetch", "--no-tags", "--depth=1", "origin", head);
  const committer = await git.run("log", "-1", "--format=%ce", tip);
  const isMerged = await git.succeeds("diff", "--quiet", tip, "HEAD", "--", output);
  return {
    tip,
    isProposed: lines.some(([id, ref]) => id === tip && ref !== head),
    isEdited: committer !== COMMITTER.email && !isMerged,
  };
}
