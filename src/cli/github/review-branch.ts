import { COMMITTER, fetchNewest, type PublishingRepository } from "./git/publishing-repository.ts";

/** The branch of a pull request, as the server has it. */
type ReviewBranch = {
  tip: string;
  /** Whether a pull request, open or closed, shows this very state. */
  isProposed: boolean;
  /** Whether the last commit is a person's, and the branch it is for does not have it yet. */
  isEdited: boolean;
  /** Whether its output folder is already that of the commit to propose. */
  isSame: boolean;
};

/** Reads a review branch from the server; null when there is none. */
export async function readReviewBranch(
  repository: PublishingRepository,
  branch: string,
  { parent, commit }: { parent: string; commit: string },
): Promise<ReviewBranch | null> {
  const { git, remote, output } = repository;
  const head = `refs/heads/${branch}`;
  const listed = await git.run("ls-remote", "--", remote, head, "refs/pull/*/head");
  const lines = listed.split("\n").map((line) => line.split("\t"));
  const tip = lines.find(([, ref]) => ref === head)?.[0];
  if (tip === undefined) return null;
  await fetchNewest(repository, branch);
  const committer = await git.run("log", "-1", "--format=%ce", tip);
  const isLike = (other: string) => git.succeeds("diff-tree", "--quiet", tip, other, "--", output);
  return {
    tip,
    isProposed: lines.some(([id, ref]) => id === tip && ref !== head),
    isEdited: committer !== COMMITTER.email && !(await isLike(parent)),
    isSame: await isLike(commit),
  };
}
