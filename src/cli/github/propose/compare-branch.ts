import { StoredDigest } from "../../../core/digest/digest.ts";
import { digestPath, INDEX_PATH } from "../../../core/output-paths.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { tellTheSame } from "../../../core/review/carry-edits.ts";
import type { PullRequest } from "../api/open-github.ts";
import { fetchRefs } from "../git/publishing-repository.ts";
import type { Content } from "./commit-digest.ts";
import type { ProposeContext } from "./context.ts";
import type { ReviewBranch } from "./read-branches.ts";

/** Whether a branch is at the commit with which its newest pull request was merged. */
export function isMerged({ tip }: ReviewBranch, newest: PullRequest | undefined): boolean {
  return newest?.merged_at != null && newest.head.sha === tip;
}

/** Whether two commits have the same files and stand on the same commit. */
export async function isAlike(
  { repository: { git } }: ProposeContext,
  ...commits: [string, string]
): Promise<boolean> {
  const [one, other] = await Promise.all(
    commits.map((commit) => git.run("log", "-1", "--format=%T %P", commit, "--")),
  );
  return one === other;
}

/** Whether the branch that digests are for has another version of a day by now than when this one was begun. */
export async function isSuperseded(
  { repository: { git, output }, target }: ProposeContext,
  { name, commits }: ReviewBranch,
): Promise<boolean> {
  if (name.includes("W")) return false; // it was made from what is there
  const read = async (commit: string) => {
    const path = `${commit}:${output}/${digestPath("daily", name, "json")}`;
    return (await git.attempt("rev-parse", "--verify", "--quiet", path)).stdout.trim();
  };
  const now = await read(target);
  return now !== "" && now !== (await read(`${commits.at(-1)?.id ?? target}^`));
}

/** Whether the newest request was closed without being merged, and said the same to a reader. */
export async function isClosed(
  { repository }: ProposeContext,
  newest: PullRequest | undefined,
  { name, digest, commit }: Content & { commit: string },
): Promise<boolean> {
  if (newest === undefined || newest.merged_at !== null) return false;
  const { git, output } = repository;
  const ref = `refs/pull/${newest.number}/head`;
  await fetchRefs(repository, [ref], { depth: 1, branch: ref });
  const kind = name.includes("W") ? "weekly" : "daily";
  const path = digest === null ? INDEX_PATH : digestPath(kind, name, "json");
  const read = async (at: string) =>
    (await git.attempt("cat-file", "blob", `${at}:${output}/${path}`)).stdout;
  const [closed, made] = [await read(newest.head.sha), await read(commit)];
  const { data } = StoredDigest.safeParse(parseJson(closed));
  return digest === null || data === undefined ? closed === made : tellTheSame(data, digest);
}
