import { UsageError } from "../../../core/errors.ts";
import type { Git } from "./git.ts";
import { showName } from "./git-words.ts";

/** What git tells of the checkout that a folder lies in. */
type FoundCheckout = {
  /** Its top folder. */
  top: string;
  /** The commit that is checked out. */
  head: string;
  /** The full name of the branch that is; null for a tag or a commit. */
  ref: string | null;
  /** What is fetched into that branch, by its full name; null where nothing is, or that is not known. */
  upstream: string | null;
  /** How its objects are named, such as `sha1`. */
  objectFormat: string;
};

/** All questions in one. The last has no answer where nothing is fetched into the branch. */
const QUESTIONS = [
  ...["--show-toplevel", "--show-object-format", "HEAD^{commit}"],
  ...["--symbolic-full-name", "HEAD", "@{upstream}"],
];

/** Only the path may have line breaks. */
const ANSWERS =
  /^(?<top>.+?)\r?\n(?<objectFormat>sha\d+)\n(?<head>[0-9a-f]{40,})\n(?<ref>HEAD|refs\/[^\n]+)\n(?:(?<upstream>refs\/[^\n]+)\n)?$/s;

/** Is refused by a git that cannot do what {@link OLDEST_GIT} can; any variable that is set will do. */
const PROBE = "--config-env=papercards.probe=LC_ALL";

/** Older ones take no configuration from named variables, with which a token is kept off the command line. */
const OLDEST_GIT = "2.31.0";

/**
 * Finds the checkout that git's folder lies in, by one start of git. Where one of the questions has no answer, each is
 * asked for itself, which tells what is wrong.
 *
 * @throws {UsageError} when there is no commit that could be published from, with the mend.
 * @throws {GitError} when there is no git.
 */
export async function findCheckout(git: Git): Promise<FoundCheckout> {
  const asked = await git.attempt(PROBE, "rev-parse", ...QUESTIONS);
  const {
    top,
    objectFormat,
    head,
    ref,
    upstream = null,
  } = ANSWERS.exec(asked.stdout)?.groups ?? {};
  if (top && objectFormat && head && ref)
    return { top, objectFormat, head, ref: ref === "HEAD" ? null : ref, upstream };
  await refuseOldGit(git);
  return {
    top: await findTop(git),
    head: await readHead(git),
    ref: (await git.attempt("symbolic-ref", "--quiet", "HEAD")).stdout.trim() || null,
    upstream: null,
    objectFormat: await git.run("rev-parse", "--show-object-format"),
  };
}

/** @throws {UsageError} when this git is too old to publish with. */
export async function refuseOldGit(git: Git): Promise<void> {
  const said = await git.run("version");
  const version = /\d+(?:\.\d+)+/.exec(said)?.[0] ?? "0";
  if (version.localeCompare(OLDEST_GIT, "en", { numeric: true }) >= 0) return;
  throw new UsageError(
    `Publishing needs git ${OLDEST_GIT} or later, and this is ${version}.`,
    "Install a newer git in the job's container or on its machine.",
  );
}

async function findTop(git: Git): Promise<string> {
  const asked = await git.attempt("rev-parse", "--show-toplevel");
  const top = asked.stdout.replace(/\r?\n$/, "");
  if (asked.exitCode === 0 && top !== "") return top;
  const said = git.quote(asked);
  if (said.includes("dubious ownership")) {
    throw new UsageError(
      `git does not trust the checkout, which belongs to another user: ${said}`,
      'Add the step `git config --global --add safe.directory "$GITHUB_WORKSPACE"` before this one, as the user who runs it.',
    );
  }
  if (said !== "" && !said.includes("not a git repository")) {
    throw new UsageError(`git cannot read the repository of this folder: ${said}`, BROKEN_FIX);
  }
  throw new UsageError(
    `The job has no repository checked out in this folder: ${said || "it has no work tree"}`,
    "Check the repository out before this step, with actions/checkout.",
  );
}

const BROKEN_FIX =
  "Mend what git names, or let actions/checkout check the repository out anew, into an empty folder.";

async function readHead(git: Git): Promise<string> {
  const asked = await git.attempt("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
  if (asked.exitCode === 0) return asked.stdout.trim();
  const named = await git.attempt("rev-parse", "--verify", "--quiet", "HEAD");
  if (named.exitCode === 0) {
    throw new UsageError(
      `The commit that is checked out, ${showName(named.stdout.trim())}, cannot be read.`,
      BROKEN_FIX,
    );
  }
  throw new UsageError(
    "The repository has no commit yet, or its HEAD leads to none.",
    "Push a first commit, such as one with a README, and run the workflow again.",
  );
}
