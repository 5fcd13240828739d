import { setTimeout as sleep } from "node:timers/promises";
import { GitError } from "./git.ts";
import { fetchNewest, type PublishingRepository } from "./publishing-repository.ts";
import { explainRefusal, isLostRace, mayHaveLost } from "./push-refusal.ts";

/** Most pushes of one publication. Each that is lost means that another push came first. */
const MAX_PUSHES = 5;

/** Longest wait before the next push, in milliseconds. It is random, so that two publishers do not meet again. */
const MAX_PUSH_WAIT_MS = 2_000;

/** What is pushed, and where to. */
type Push = {
  commit: string;
  branch: string;
  /** The tip that is replaced, whatever it holds; null for a branch that must be new. @default a fast-forward */
  replaces?: string | null;
};

/**
 * Pushes one commit. Another push that came first is known by what git sees, or else by the branch, which is then
 * at another commit: words alone, which a hook can choose, are no race.
 *
 * @returns null when the commit has arrived; git's words when it has lost against another push.
 * @throws {GitError} with git's words and the mend when the server refuses it for another reason.
 */
export async function pushCommit(
  repository: PublishingRepository,
  push: Push,
): Promise<string | null> {
  const { git, remote } = repository;
  const { commit, branch, replaces } = push;
  const ref = `refs/heads/${branch}`;
  const lease = replaces === undefined ? [] : [`--force-with-lease=${ref}:${replaces ?? ""}`];
  const flags = ["--porcelain", "--no-verify", "--no-signed", ...lease];
  const pushed = await git.attempt("push", ...flags, "--", remote, `${commit}:${ref}`);
  if (pushed.exitCode === 0) return null;
  const words = git.quote({ ...pushed, stderr: `${pushed.stderr}\n${pushed.stdout}` });
  const isLost = isLostRace(pushed) || (mayHaveLost(pushed) && (await hasMoved(repository, push)));
  if (isLost) return words;
  const { message, fix } = explainRefusal(pushed, { branch, words });
  throw new GitError(message, { fix });
}

/** Whether a branch is not, or no longer, where a push has expected it. */
async function hasMoved(
  { git, remote }: PublishingRepository,
  { commit, branch, replaces }: Push,
): Promise<boolean> {
  const listed = await git.run("ls-remote", "--", remote, `refs/heads/${branch}`);
  const [tip = ""] = listed.split("\t");
  const expected =
    replaces === undefined ? await git.run("rev-parse", "--verify", `${commit}^`) : replaces;
  return tip !== (expected ?? "");
}

/**
 * Makes a commit on the newest state of a branch and pushes it, again on the then newest state when another
 * push came first.
 *
 * @returns what `commitOn` has made; null when it found nothing to commit.
 * @throws {GitError} when the server refuses, or every push was lost.
 */
export async function pushOnNewest<Made extends { commit: string }>(
  repository: PublishingRepository,
  branch: string,
  { commitOn, maxWaitMs = MAX_PUSH_WAIT_MS }: PushOnNewestOptions<Made>,
): Promise<Made | null> {
  let lost = "";
  for (let attempt = 1; attempt <= MAX_PUSHES; attempt += 1) {
    const made = await commitOn(await fetchNewest(repository, branch));
    if (made === null) return null;
    const words = await pushCommit(repository, { commit: made.commit, branch });
    if (words === null) return made;
    lost = words;
    await sleep(Math.random() * maxWaitMs * (attempt / MAX_PUSHES));
  }
  throw new GitError(`Other pushes to ${branch} came first ${MAX_PUSHES} times: ${lost}`, {
    fix: "Run the failed job again; what was made is still handed over.",
  });
}

/** How a commit is made and pushed. */
type PushOnNewestOptions<Made> = {
  /** Makes a commit on this one; null for none. */
  commitOn: (newest: string) => Promise<Made | null>;
  /** Longest wait between pushes, in milliseconds. @default 2000 */
  maxWaitMs?: number;
};
