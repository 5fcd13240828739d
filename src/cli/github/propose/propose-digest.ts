import type { Digest } from "../../../core/digest/digest.ts";
import type { PullRequest } from "../api/open-github.ts";
import { GitError } from "../git/git.ts";
import { pushCommit } from "../git/push.ts";
import { chooseContent } from "./choose-content.ts";
import { type Content, commitDigest, mergeTarget, type Place } from "./commit-digest.ts";
import { isAlike, isClosed, isMerged, isSuperseded } from "./compare-branch.ts";
import type { ProposeContext } from "./context.ts";
import { judgeBranch, type ReviewBranch, toBranchName } from "./read-branches.ts";
import { endRequest, isSkipped, showRequest, tellRefusal } from "./request.ts";

/** What one pull request should hold. */
export type Wanted = {
  name: string;
  /** What was made now; null when nothing was. */
  offered: Digest | null;
  /** Whether the index goes along. */
  hasIndex: boolean;
  /** Its branch, when there is one. */
  found: ReviewBranch | undefined;
};

/**
 * Brings the pull request of one day or week up to date: opens it, renews its branch, takes a reviewer's edit
 * over, or leaves it alone and says why; closes it when nobody wants it, and removes branches that are done with.
 *
 * @returns its number while it is open.
 */
export async function proposeDigest(
  context: ProposeContext,
  wanted: Wanted,
): Promise<number | null> {
  const branch = toBranchName(wanted.name);
  const requests = await context.github.listPullRequests(branch);
  const open = requests.find(({ state }) => state === "open");
  let { found } = wanted;
  if (isSkipped(requests)) {
    if (found !== undefined || open !== undefined) {
      await endRequest(context, branch, requests);
      context.say(`${wanted.name} is skipped, as its label says.`);
    }
    return null;
  }
  if (found !== undefined && open === undefined && isMerged(found, requests[0])) {
    await context.github.removeBranch(branch);
    found = undefined;
  }
  const content = { name: wanted.name, hasIndex: wanted.hasIndex };
  return found === undefined
    ? proposeNew(context, { ...content, digest: wanted.offered }, requests)
    : renew(context, { ...wanted, found }, { open, requests });
}

async function proposeNew(
  context: ProposeContext,
  content: Content,
  requests: readonly PullRequest[],
): Promise<number | null> {
  const { name, digest } = content;
  if (digest === null && !content.hasIndex) return null;
  const made = await commitDigest(context, content, { parent: context.target });
  if (made === null) return null;
  if (await isClosed(context, requests[0], { ...content, commit: made.commit })) {
    context.say(`${name} was closed, and nothing in it is new; it is left alone.`);
    return null;
  }
  await push(context, { name, commit: made.commit, replaces: null });
  const branch = toBranchName(name);
  const number = await showRequest(context, { name, branch, digest, before: null }, undefined);
  context.say(`For review: ${made.message} (#${number})`);
  return number;
}

async function renew(
  context: ProposeContext,
  wanted: Wanted & { found: ReviewBranch },
  { open, requests }: { open: PullRequest | undefined; requests: readonly PullRequest[] },
): Promise<number | null> {
  const { name, found, hasIndex } = wanted;
  if (wanted.offered === null && (await isSuperseded(context, found))) {
    return endSuperseded(context, found, { open, requests });
  }
  const { digest, theirs, refusal } = await chooseContent(context, found, wanted.offered);
  if (refusal !== null) {
    context.warn(`${name} is left alone`, `${refusal.message} ${refusal.fix}`);
    if (open !== undefined) await tellRefusal(context, open.number, refusal);
    return open?.number ?? null;
  }
  const content = { name, digest, hasIndex };
  const made = await commitOnBranch(context, found, content);
  if (made === "empty") {
    await endRequest(context, found.branch, requests);
    context.say(`${name} holds nothing new any more; its branch is removed.`);
    return null;
  }
  const commit = made?.commit ?? found.tip;
  if (open === undefined && (await isClosed(context, requests[0], { ...content, commit })))
    return null;
  if (made !== null) await push(context, { name, commit, replaces: found.tip });
  const number = await showRequest(
    context,
    { name, branch: found.branch, digest, before: theirs },
    open,
  );
  if (made !== null) context.say(`Brought up to date: ${made.message} (#${number})`);
  return number;
}

async function endSuperseded(
  context: ProposeContext,
  found: ReviewBranch,
  { open, requests }: { open: PullRequest | undefined; requests: readonly PullRequest[] },
): Promise<number | null> {
  const { name, branch } = found;
  if (judgeBranch(found).isOurs) {
    await endRequest(context, branch, requests);
    context.say(`${name} was published meanwhile; its request is closed and its branch removed.`);
    return null;
  }
  const message = `${context.base} has another version of it by now, and people have committed to ${branch}.`;
  context.warn(`${name} is left alone`, `${message} Merge or close its request by hand.`);
  return open?.number ?? null;
}

/** The commit that brings a branch up to date; null when it is. */
async function commitOnBranch(
  context: ProposeContext,
  found: ReviewBranch,
  content: Content,
): Promise<{ commit: string; message: string } | "empty" | null> {
  const { repository, target } = context;
  const { isOurs, isEdited } = judgeBranch(found);
  if (isOurs) {
    const made = await commitDigest(context, content, { parent: target });
    if (made === null) return "empty";
    return (await isAlike(context, made.commit, found.tip)) ? null : made;
  }
  const merged = isEdited ? null : await mergeTarget(repository, found.tip, target);
  const place: Place =
    merged === null ? { parent: found.tip } : { parent: found.tip, onto: merged, merged: target };
  return commitDigest(context, content, place);
}

async function push(
  { repository }: ProposeContext,
  { name, commit, replaces }: { name: string; commit: string; replaces: string | null },
): Promise<void> {
  const branch = toBranchName(name);
  const lost = await pushCommit(repository, { commit, branch, replaces });
  if (lost === null) return;
  throw new GitError(`${branch} was changed in this moment: ${lost}`, {
    fix: "Run the failed job again.",
  });
}
