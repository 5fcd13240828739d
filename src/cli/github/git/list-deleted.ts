import type { CallerCheckout } from "./caller-checkout.ts";
import { type PublishingRepository, toOwnRef } from "./publishing-repository.ts";

/**
 * The files below the output folder that somebody has deleted from a branch since a commit was made: a job that is run
 * again on its old commit could not tell them from those that are not there yet. None, when the server does not tell its
 * history, or the branch is still at that commit.
 */
export async function listDeletedSince(
  { git, remote, output }: PublishingRepository,
  { head, git: caller }: CallerCheckout,
  { branch, newest }: { branch: string; newest: string },
): Promise<string[]> {
  if (newest === head) return [];
  const since = await caller.run("show", "--no-patch", "--format=%cI", head, "--");
  const ref = `refs/heads/${branch}`;
  const flags = ["--quiet", "--no-tags", `--shallow-since=${since}`, "--no-write-fetch-head"];
  const fetched = await git.attempt("fetch", ...flags, "--", remote, `+${ref}:${toOwnRef(ref)}`);
  if (fetched.exitCode !== 0) return [];
  const flagsOfLog = ["--format=", "--name-only", "-z", "--no-renames", "--diff-filter=D"];
  const listed = await git.attempt("log", ...flagsOfLog, newest, "--", output);
  return listed.exitCode === 0 ? listed.stdout.split("\0").filter((path) => path !== "") : [];
}
