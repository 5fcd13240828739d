import type { Settings } from "../../../config/settings.ts";
import { UsageError } from "../../../core/errors.ts";
import type { World } from "../../world.ts";
import { chooseBranch } from "./choose-branch.ts";
import { type Git, openGit } from "./git.ts";
import { showName } from "./git-words.ts";
import { listTree, type Tree } from "./list-tree.ts";
import { placeOutput } from "./output-in-checkout.ts";

/** Older ones take no configuration from named variables, with which a token is kept off the command line. */
const OLDEST_GIT = "2.31.0";

/** The repository that the job has checked out. It is only read. */
export type CallerCheckout = {
  /** Runs at its top. */
  git: Git;
  /** The commit that is checked out. */
  head: string;
  /** The branch that digests are published to. */
  branch: string;
  /** The output folder, from the top of the repository. */
  output: string;
};

/** What the caller has chosen. */
type CallerOptions = {
  settings: Pick<Settings, "PAPERCARDS_OUTPUT_DIR" | "PAPERCARDS_CACHE_DIR">;
  /** The branch that the workflow asks for; null for the one that is checked out. */
  branch: string | null;
};

/**
 * Opens the repository that the job has checked out, and settles what is published, and where to.
 *
 * @throws {UsageError} when digests could not be published from it, with the mend.
 * @throws {GitError} when there is no git.
 */
export async function openCallerCheckout(
  { cwd, environment }: Pick<World, "cwd" | "environment">,
  { settings, branch: asked }: CallerOptions,
): Promise<CallerCheckout> {
  const here = openGit(cwd, { environment });
  await refuseOldGit(here);
  const top = await findTop(here);
  const git = openGit(top, { environment });
  const head = await readHead(git);
  const output = await placeOutput(top, {
    cwd,
    output: settings.PAPERCARDS_OUTPUT_DIR,
    cache: settings.PAPERCARDS_CACHE_DIR,
  });
  if (!(await git.succeeds("config", "--get", "remote.origin.url"))) {
    throw new UsageError(
      "The repository has no remote named origin, so there is nowhere to publish to.",
      "Check it out with actions/checkout.",
    );
  }
  const branch = await chooseBranch(git, { asked, head, environment });
  return { git, head, branch, output };
}

/** What the commit that is checked out has at and below the output folder. */
export function listCheckedOut({ git, head, output }: CallerCheckout): Promise<Tree> {
  return listTree(git, head, output);
}

async function refuseOldGit(git: Git): Promise<void> {
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
