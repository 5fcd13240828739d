import { DigestDate } from "../../../core/paper/date.ts";
import { DigestWeek } from "../../../core/paper/week.ts";
import { listTree, type Tree } from "../git/list-tree.ts";
import { fetchRefs, type PublishingRepository, resolveRefs } from "../git/publishing-repository.ts";
import { type BranchCommit, readCommits } from "./own-commit.ts";

/** Where the branches of pull requests lie. */
const PREFIX = "papercards/";

/** Commits of a branch that are looked at. Nobody commits so often to a day. */
const MAX_BRANCH_COMMITS = 50;

/** Branches that are looked at in one run. A year of days that nobody has merged is below it. */
const MAX_OPEN_BRANCHES = 400;

/** What a branch is called that is for the index alone. */
export const INDEX_NAME = "index";

/** What a branch is for: a day, a week, or the index alone. */
type BranchName = DigestDate | DigestWeek | typeof INDEX_NAME;

/** The branch of a pull request, as the server has it. */
export type ReviewBranch = {
  name: BranchName;
  branch: string;
  tip: string;
  tree: Tree;
  /** From the tip on, without those that it was made on. */
  commits: BranchCommit[];
};

/** What a digest's branch is called. */
export function toBranchName(name: string): string {
  return `${PREFIX}${name}`;
}

/** The day or week that a branch is for, or the index; null for any other branch. */
export function nameOfBranch(branch: string): BranchName | null {
  if (!branch.startsWith(PREFIX)) return null;
  const name = branch.slice(PREFIX.length);
  if (name === INDEX_NAME) return name;
  return DigestDate.safeParse(name).data ?? DigestWeek.safeParse(name).data ?? null;
}

/**
 * The days and weeks that have a branch on the server, and the index if it has one.
 *
 * @throws {GitError} when the server refuses.
 */
export async function listBranches({
  git,
  remote,
}: PublishingRepository): Promise<ReviewBranch["name"][]> {
  const listed = await git.run("ls-remote", "--", remote, `refs/heads/${PREFIX}*`);
  return listed
    .split("\n")
    .flatMap((line) => nameOfBranch((line.split("\t")[1] ?? "").replace("refs/heads/", "")) ?? [])
    .toSorted()
    .slice(0, MAX_OPEN_BRANCHES);
}

/**
 * Fetches the branch that digests are for, and all branches of pull requests.
 *
 * @throws {GitError} when the server refuses.
 */
export async function readBranches(
  repository: PublishingRepository,
  target: string,
): Promise<{ target: string; branches: ReviewBranch[] }> {
  const { git } = repository;
  const names = await listBranches(repository);
  const refs = [target, ...names.map(toBranchName)].map((branch) => `refs/heads/${branch}`);
  await fetchRefs(repository, refs, { depth: MAX_BRANCH_COMMITS, branch: target });
  const [newest = "", ...others] = await resolveRefs(repository, refs);
  const branches: ReviewBranch[] = [];
  for (const [index, name] of names.entries()) {
    const tip = others[index] ?? "";
    branches.push({
      name,
      branch: toBranchName(name),
      tip,
      tree: await listTree(git, tip, repository.output),
      commits: await readCommits(repository, name, { tip, target: newest }),
    });
  }
  return { target: newest, branches };
}

/** Whether only the program has committed to a branch, updates from the one that it is for apart. */
export function isOurs({ commits }: ReviewBranch): boolean {
  return commits.every(({ isOwn, isUpdate }) => isOwn || isUpdate);
}
