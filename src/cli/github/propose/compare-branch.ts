import { DailyDigest, type Digest } from "../../../core/digest/digest.ts";
import { digestName } from "../../../core/digest/neighbours.ts";
import { digestPath, INDEX_PATH } from "../../../core/output-paths.ts";
import { DigestDate } from "../../../core/paper/date.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { tellTheSame } from "../../../core/review/carry-edits.ts";
import { findReplaced, type ReplacedCards } from "../../../core/review/replaced-cards.ts";
import type { PullRequest } from "../api/open-github.ts";
import { readBlob } from "../git/commit-files.ts";
import type { Git } from "../git/git.ts";
import { listTree } from "../git/list-tree.ts";
import { fetchRefs } from "../git/publishing-repository.ts";
import type { ProposeContext } from "./context.ts";
import type { ReviewBranch } from "./read-branches.ts";
import { readDigestAt } from "./read-tip.ts";
import { isClosedUnmerged, isDeclined } from "./request.ts";

/** Whether a branch is at the commit with which its newest pull request was merged, or closed: GitHub keeps that. */
export function isDone({ tip }: ReviewBranch, newest: PullRequest | undefined): boolean {
  return newest?.state === "closed" && newest.head.sha === tip;
}

/** Whether two commits have the same files and stand on the same commit. */
export async function isAlike(
  { repository: { git } }: ProposeContext,
  ...commits: [string, string]
): Promise<boolean> {
  const said = await git.run("log", "--no-walk", "--format=%T %P", ...commits, "--");
  return new Set(said.split("\n")).size === 1;
}

/** Whether the branch that digests are for has another version of a day by now than when this one was begun. */
export async function isSuperseded(
  { repository: { git, output }, target }: ProposeContext,
  { name, commits }: ReviewBranch,
): Promise<boolean> {
  if (!DigestDate.safeParse(name).success) return false; // it was made from what is there
  const path = `${output}/${digestPath("daily", name, "json")}`;
  const now = (await listTree(git, target, output)).get(path)?.id;
  return now !== undefined && now !== (await readId(git, `${commits.at(-1)?.id ?? target}^`, path));
}

/** The id of what a commit has at a path; empty for nothing. */
async function readId(git: Git, commit: string, path: string): Promise<string> {
  return (await git.attempt("rev-parse", "--verify", "--quiet", `${commit}:${path}`)).stdout.trim();
}

/** What a day to propose takes from the one that the branch it is for has. */
export async function findReplacedOf(
  { repository, target }: ProposeContext,
  digest: Digest | null,
): Promise<ReplacedCards | null> {
  if (digest?.kind !== "daily") return null;
  const { git, output } = repository;
  const path = `${output}/${digestPath("daily", digest.date, "json")}`;
  const text = await readBlob(repository, await listTree(git, target, output), path);
  return findReplaced(DailyDigest.safeParse(parseJson(text ?? "")).data ?? null, digest);
}

/** Whether merging a branch would change the index. */
export async function changesIndex(
  { repository: { git, output }, target }: ProposeContext,
  { tip, tree }: ReviewBranch,
): Promise<boolean> {
  const base = (await git.attempt("merge-base", tip, target)).stdout.trim();
  const path = `${output}/${INDEX_PATH}`;
  return (await readId(git, base || target, path)) !== (tree.get(path)?.id ?? "");
}

/** What a request said when it was closed, and whether a person has closed it. */
type Closed = { commit: string; digest: Digest | null; isDeclined: boolean };

/** What the newest request held when it was closed without being merged, edits included; null for any other. */
export async function readClosed(
  context: ProposeContext,
  newest: PullRequest | undefined,
  name: string,
): Promise<Closed | null> {
  if (!isClosedUnmerged(newest)) return null;
  const ref = `refs/pull/${newest.number}/head`;
  await fetchRefs(context.repository, [ref], { depth: 1, branch: ref });
  const { theirs } = await readDigestAt(context, name, newest.head.sha);
  return { commit: newest.head.sha, digest: theirs, isDeclined: isDeclined(newest) };
}

/** Whether a person has closed the newest request of a digest, and had seen there all that it tells. */
export async function isDeclinedAsItIs(
  context: ProposeContext,
  newest: PullRequest | undefined,
  digest: Digest,
): Promise<boolean> {
  if (!isDeclined(newest)) return false;
  const closed = await readClosed(context, newest, digestName(digest));
  return closed !== null && closed.digest !== null && tellTheSame(closed.digest, digest);
}

/**
 * Whether a request would tell a reader nothing that one has not told which a person has closed. What people have edited
 * is no news.
 */
export async function tellsNothingNew(
  { repository: { git, output } }: ProposeContext,
  closed: Closed,
  { digest, commit }: { digest: Digest | null; commit: string },
): Promise<boolean> {
  if (!closed.isDeclined) return false;
  if (digest !== null && closed.digest !== null) return tellTheSame(closed.digest, digest);
  const [before, now] = await Promise.all(
    [closed.commit, commit].map((at) =>
      git.attempt("cat-file", "blob", `${at}:${output}/${INDEX_PATH}`),
    ),
  );
  return digest === null && before?.stdout === now?.stdout;
}
