import type { Digest } from "../../../core/digest/digest.ts";
import { carryDrafted, carryTouched } from "../../../core/review/carry-edits.ts";
import type { PullRequest } from "../api/open-github.ts";
import { GitError } from "../git/git.ts";
import { pushCommit } from "../git/push.ts";
import { chooseContent } from "./choose-content.ts";
import { type Committed, type Content, commitDigest } from "./commit-digest.ts";
import {
  changesIndex,
  findReplacedOf,
  isAlike,
  isDone,
  isSuperseded,
  readClosed,
  tellsNothingNew,
} from "./compare-branch.ts";
import type { ProposeContext } from "./context.ts";
import { layBelow } from "./lay-below.ts";
import { isOurs, type ReviewBranch, toBranchName } from "./read-branches.ts";
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

/** What became of a pull request. */
export type Outcome = {
  /** Its number while it is open. */
  number: number | null;
  /** Whether it is left as it is and changes the index, so that no other one may. */
  holdsIndex?: boolean;
};

const NONE: Outcome = { number: null };

/**
 * Brings the pull request of one day or week up to date: opens it, renews its branch, takes a reviewer's edit
 * over, or leaves it alone and says why; closes it when nobody wants it, and removes branches that are done with.
 * One that is for another branch than this run is not touched.
 */
export async function proposeDigest(context: ProposeContext, wanted: Wanted): Promise<Outcome> {
  const branch = toBranchName(wanted.name);
  const all = await context.github.listPullRequests(branch);
  const elsewhere = findElsewhere(context, all, wanted.found);
  if (elsewhere !== undefined) {
    context.tellElsewhere(wanted.name, elsewhere.base.ref);
    return NONE;
  }
  const requests = all.filter(({ base }) => base.ref === context.base);
  const open = requests.find(({ state }) => state === "open");
  let { found } = wanted;
  if (isSkipped(requests)) {
    if (found !== undefined || open !== undefined) {
      await endRequest(context, branch, requests);
      context.say(`${wanted.name} is skipped, as its label says.`);
    }
    return NONE;
  }
  if (found !== undefined && open === undefined && isDone(found, requests[0])) {
    await context.github.removeBranch(branch);
    found = undefined;
  }
  const content = { name: wanted.name, hasIndex: wanted.hasIndex };
  return found === undefined
    ? proposeNew(context, { ...content, digest: wanted.offered }, requests)
    : renew(context, { ...wanted, found }, { open, requests });
}

/**
 * The request of a branch that is for another branch than this run. What is pushed to such a branch, or removed, would
 * come to that one.
 */
function findElsewhere(
  { base }: ProposeContext,
  requests: readonly PullRequest[],
  found: ReviewBranch | undefined,
): PullRequest | undefined {
  const others = requests.filter((one) => one.base.ref !== base);
  const open = others.find(({ state }) => state === "open");
  return open ?? (found === undefined ? undefined : others.find((one) => one === requests[0]));
}

async function proposeNew(
  context: ProposeContext,
  { digest: offered, ...content }: Content,
  requests: readonly PullRequest[],
): Promise<Outcome> {
  if (offered === null && !content.hasIndex) return NONE;
  const { name } = content;
  const closed = await readClosed(context, requests[0], name);
  const digest = carryDrafted(offered, closed?.digest ?? null);
  const made = await commitDigest(context, { ...content, digest }, { parent: context.target });
  if (made === null || made === "waiting") return NONE;
  if (closed !== null && (await tellsNothingNew(context, closed, { digest, ...made }))) {
    context.say(`${name} was closed, and nothing in it is new; it is left alone.`);
    return NONE;
  }
  await push(context, { name, commit: made.commit, replaces: null });
  const branch = toBranchName(name);
  const number = await showRequest(
    context,
    { name, branch, digest, before: null, replaced: await findReplacedOf(context, digest) },
    undefined,
  );
  context.say(`For review: ${made.message} (#${number})`);
  return { number };
}

/** The requests of a branch, newest first, and the open one of them. */
type Requests = { open: PullRequest | undefined; requests: readonly PullRequest[] };

async function renew(
  context: ProposeContext,
  wanted: Wanted & { found: ReviewBranch },
  { open, requests }: Requests,
): Promise<Outcome> {
  const { name, found, offered, hasIndex } = wanted;
  const leave = async () => ({
    number: open?.number ?? null,
    holdsIndex: await changesIndex(context, found),
  });
  if (offered === null && (await isSuperseded(context, found)))
    return (await endSuperseded(context, found, requests)) ? NONE : leave();
  const chosen = await chooseContent(context, found, offered);
  const isNothing = chosen.digest === null && chosen.refusal === null && !hasIndex;
  if (isNothing && !isOurs(found)) return leave(); // a branch of this name that holds something else
  if (chosen.refusal === null) return update(context, { ...wanted, ...chosen }, { open, requests });
  const { message, fix } = chosen.refusal;
  context.warn(`${name} is left alone`, `${message} ${fix}`);
  if (open !== undefined) await tellRefusal(context, open.number, chosen.refusal);
  return leave();
}

/** Gives a branch what it should hold, and its request what that is. */
async function update(
  context: ProposeContext,
  content: Content & { found: ReviewBranch; theirs: Digest | null },
  { open, requests }: Requests,
): Promise<Outcome> {
  const { name, digest, found, theirs: before } = content;
  const { branch, tip } = found;
  const made = await commitOnBranch(context, found, content);
  if (made === "empty") {
    await endRequest(context, branch, requests);
    context.say(`${name} has nothing to propose at present; its branch is removed.`);
    return NONE;
  }
  if (made === "waiting") {
    context.say(`${name} waits until the index can be made; its request is left as it is.`);
    return { number: open?.number ?? null };
  }
  const commit = made?.commit ?? tip;
  if (open === undefined && (await isClosed(context, requests[0], { name, digest, commit })))
    return NONE;
  if (made !== null) await push(context, { name, commit, replaces: tip });
  const replaced = await findReplacedOf(context, digest);
  const number = await showRequest(context, { name, branch, digest, before, replaced }, open);
  if (made !== null) context.say(`Brought up to date: ${made.message} (#${number})`);
  return { number };
}

/** Whether the newest request was closed, and the branch tells nothing new but what people have edited on it since. */
async function isClosed(
  context: ProposeContext,
  newest: PullRequest | undefined,
  { name, ...made }: { name: string; digest: Digest | null; commit: string },
): Promise<boolean> {
  const closed = await readClosed(context, newest, name);
  if (closed === null) return false;
  const digest = carryTouched(closed.digest, made.digest);
  return tellsNothingNew(context, { ...closed, digest }, made);
}

/** Ends a request whose day was published in another version; not when people have committed to its branch. */
async function endSuperseded(
  context: ProposeContext,
  found: ReviewBranch,
  requests: readonly PullRequest[],
): Promise<boolean> {
  const { name, branch } = found;
  if (isOurs(found)) {
    await endRequest(context, branch, requests);
    context.say(`${name} was published meanwhile; its request is closed and its branch removed.`);
    return true;
  }
  const message = `${context.base} has another version of it by now, and people have committed to ${branch}.`;
  context.warn(`${name} is left alone`, `${message} Merge or close its request by hand.`);
  return false;
}

/** The commit that brings a branch up to date; null when it is. */
async function commitOnBranch(
  context: ProposeContext,
  found: ReviewBranch,
  content: Content,
): Promise<Committed | "empty" | "waiting" | null> {
  if (!isOurs(found)) return commitDigest(context, content, await layBelow(context, found));
  const made = await commitDigest(context, content, { parent: context.target });
  if (made === null) return "empty";
  if (made === "waiting") return made;
  return (await isAlike(context, made.commit, found.tip)) ? null : made;
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
