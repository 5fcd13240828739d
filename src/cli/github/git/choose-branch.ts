import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Environment } from "../../../core/environment.ts";
import { UsageError } from "../../../core/errors.ts";
import { parseJson } from "../../../core/parse-json.ts";
import type { Git } from "./git.ts";
import { showName } from "./git-words.ts";

const HEADS = "refs/heads/";

/** What decides about the branch, beside the checkout itself. */
type BranchOptions = {
  /** The branch that the workflow asks for; null for the one that is checked out. */
  asked: string | null;
  /** The commit that is checked out. */
  head: string;
  /** The full name of the branch that is checked out; null for none. */
  ref: string | null;
  /** What is fetched into it, by its full name; null where that is not known. */
  upstream: string | null;
  environment: Environment;
};

/**
 * The branch that digests are published to: the one asked for, else the one that is checked out, else, for a
 * tag or a commit, the workflow's own or the default branch. It is never one that the checkout contradicts.
 *
 * @throws {UsageError} when there is none, or another one is checked out.
 */
export async function chooseBranch(git: Git, options: BranchOptions): Promise<string> {
  const { asked, ref } = options;
  const checkedOut = toBranch(ref ?? "");
  if (asked !== null && checkedOut !== null && asked !== checkedOut) {
    throw new UsageError(
      `The branch asked for is ${showName(asked)}, but ${showName(checkedOut)} is checked out.`,
      "Check out the branch that the digests are for, or leave `branch` empty.",
    );
  }
  const branch = asked ?? checkedOut ?? (await findBranch(git, options));
  if (branch === null) {
    throw new UsageError(
      "No branch is checked out, and nothing says which one to publish to.",
      "Give actions/checkout a branch as its `ref`, or name one with the input `branch`.",
    );
  }
  if (options.upstream !== `${REMOTES}${branch}`) await refuseMissing(git, branch);
  return branch;
}

/** For a checkout without a branch: the workflow's own if this is its commit, or the default branch. */
async function findBranch(git: Git, { head, environment }: BranchOptions): Promise<string | null> {
  const isOwnCommit = environment.GITHUB_SHA === head;
  return (
    (isOwnCommit ? toBranch(environment.GITHUB_REF ?? "") : null) ??
    (await readEvent(environment)) ??
    toBranch((await git.attempt("symbolic-ref", "--quiet", REMOTE_HEAD)).stdout, REMOTES) ??
    toBranch(
      (await git.attempt("ls-remote", "--symref", "origin", "HEAD")).stdout,
      "ref: refs/heads/",
    )
  );
}

const REMOTES = "refs/remotes/origin/";
const REMOTE_HEAD = `${REMOTES}HEAD`;

function toBranch(text: string, prefix = HEADS): string | null {
  const [name = ""] = text.trim().split(/[\t\n]/);
  return name.startsWith(prefix) ? name.slice(prefix.length) : null;
}

const Event = z.object({ repository: z.object({ default_branch: z.string().min(1) }) });

/** The default branch, as the event that has started the workflow tells it; null when it does not. */
async function readEvent({ GITHUB_EVENT_PATH: path }: Environment): Promise<string | null> {
  const text = path ? await readFile(path, "utf8").catch(() => "") : ""; // not every event has one
  return Event.safeParse(parseJson(text)).data?.repository.default_branch ?? null;
}

/** @throws {UsageError} when the server is known to have no such branch, or no branch can be called so. */
async function refuseMissing(git: Git, branch: string): Promise<void> {
  // an exact name and no expression, so that one which is known can be a branch's
  if (await git.succeeds("show-ref", "--verify", "--quiet", `${REMOTES}${branch}`)) return;
  const isName = await git.succeeds("check-ref-format", `${HEADS}${branch}`);
  const listed = isName
    ? await git.attempt("ls-remote", "--exit-code", "origin", `${HEADS}${branch}`)
    : { exitCode: NOT_LISTED };
  if (listed.exitCode !== NOT_LISTED) return; // it is there, or the server may not be asked from here
  throw new UsageError(
    `The repository's origin has no branch ${showName(branch)}.`,
    "Push the branch first, or check out one that is there.",
  );
}

/** The exit code of `git ls-remote --exit-code` for a name that the server does not have. */
const NOT_LISTED = 2;
