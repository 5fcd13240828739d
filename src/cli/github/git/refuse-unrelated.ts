import { UsageError } from "../../../core/errors.ts";
import type { CallerCheckout } from "./caller-checkout.ts";
import { showName } from "./git-words.ts";
import {
  openPublishingRepository,
  type PublishingOptions,
  toOwnRef,
} from "./publishing-repository.ts";

/**
 * Refuses a commit without a branch that does not lie on the branch that digests are published to: what it has and the
 * branch has not would be told of there. The branch's history is fetched into a repository of our own, since a checkout
 * seldom has it; a server that cannot be asked from here decides when it is pushed to.
 *
 * @throws {UsageError} when the commit lies elsewhere.
 */
export async function refuseUnrelated(
  checkout: CallerCheckout,
  options: PublishingOptions,
): Promise<void> {
  const { isOnBranch, branch, head } = checkout;
  if (isOnBranch) return;
  const commits = await listCommits(checkout, options);
  if (commits === null || commits.includes(head)) return;
  throw new UsageError(
    `No branch is checked out, and the commit that is does not lie on ${showName(branch)}.`,
    "Give actions/checkout the branch that the digests are for as its `ref`.",
  );
}

/** All commits of the branch, without their files; null when the server does not give them. */
async function listCommits(
  checkout: CallerCheckout,
  options: PublishingOptions,
): Promise<string[] | null> {
  const { git, remote, close } = await openPublishingRepository(checkout, options);
  const ref = `refs/heads/${checkout.branch}`;
  const flags = ["--quiet", "--no-tags", "--filter=tree:0", "--no-write-fetch-head"];
  try {
    const fetched = await git.attempt("fetch", ...flags, "--", remote, `+${ref}:${toOwnRef(ref)}`);
    if (fetched.exitCode !== 0) return null;
    return (await git.run("rev-list", toOwnRef(ref), "--")).split("\n");
  } finally {
    await close();
  }
}
