import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../../../core/environment.ts";
import { UsageError } from "../../../core/errors.ts";
import { chooseAccess } from "./access.ts";
import type { CallerCheckout } from "./caller-checkout.ts";
import { type Git, GitError, openGit } from "./git.ts";
import { showName } from "./git-words.ts";
import { explainRefusal } from "./push-refusal.ts";

/** Who commits: the account that GitHub shows for its own actions. */
const COMMITTER = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/**
 * A repository of our own, in a folder that is gone afterwards, from which is pushed. It knows the address of
 * the caller's and nothing else of it: no hook, filter, attribute, configuration, index or file.
 */
export type PublishingRepository = {
  git: Git;
  /** Its work tree, which holds only what was asked for. */
  folder: string;
  remote: string;
  /** The output folder, from the top. */
  output: string;
  /** Removes it. */
  close: () => Promise<void>;
};

/** Where a publishing repository is made, and with what it reaches the server. */
export type PublishingOptions = {
  environment: Environment;
  temporaryFolder: string;
  /** Null to reach the server as the caller's checkout does. */
  token: string | null;
};

/** For all files: no conversion. These attributes come before those of the branch. */
const NO_CONVERSION = "* -text !eol -filter -ident -working-tree-encoding -diff -merge\n";

/**
 * Opens an empty publishing repository for the origin of a checkout.
 *
 * @throws {UsageError} when the temporary folder cannot be written.
 * @throws {GitError} when git refuses.
 */
export async function openPublishingRepository(
  checkout: CallerCheckout,
  { environment, temporaryFolder, token }: PublishingOptions,
): Promise<PublishingRepository> {
  const { remote, variables, ...access } = await chooseAccess(checkout, { token, environment });
  const folder = await makeTemporary(temporaryFolder);
  const close = () => rm(folder, { recursive: true, force: true });
  const own = { GIT_DIR: join(folder, ".git"), GIT_WORK_TREE: folder, ...toAuthor() };
  const git = openGit(folder, {
    environment,
    variables: { ...variables, ...own },
    ...access,
    settings: [...access.settings, "-c", "core.symlinks=false"],
  });
  try {
    await git.run("init", "--quiet", "--template=", `--object-format=${checkout.objectFormat}`);
    await mkdir(join(folder, ".git/info"), { recursive: true });
    await writeFile(join(folder, ".git/info/attributes"), NO_CONVERSION);
  } catch (error) {
    await close();
    throw error;
  }
  return { git, folder, remote, output: checkout.output, close };
}

async function makeTemporary(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, "papercards-publish-"));
  } catch (cause) {
    const problem = `The temporary folder ${showName(parent)} cannot be written.`;
    throw new UsageError(problem, "Let RUNNER_TEMP name a folder of this user.", { cause });
  }
}

function toAuthor(): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: COMMITTER.name,
    GIT_AUTHOR_EMAIL: COMMITTER.email,
    GIT_COMMITTER_NAME: COMMITTER.name,
    GIT_COMMITTER_EMAIL: COMMITTER.email,
  };
}

/**
 * Fetches the newest commit of a branch.
 *
 * @throws {GitError} with git's words and the mend when there is no such branch, or it cannot be had.
 */
export async function fetchNewest(
  repository: PublishingRepository,
  branch: string,
): Promise<string> {
  const refs = [`refs/heads/${branch}`];
  await fetchRefs(repository, refs, { depth: 1, branch });
  const [commit = ""] = await resolveRefs(repository, refs);
  return commit;
}

/**
 * Fetches references of the server with so many commits of each. They are called as {@link toOwnRef} says.
 *
 * @throws {GitError} with git's words and the mend when one cannot be had; `branch` is named in it.
 */
export async function fetchRefs(
  { git, remote }: PublishingRepository,
  refs: readonly string[],
  { depth, branch }: { depth: number; branch: string },
): Promise<void> {
  const flags = ["--quiet", "--no-tags", `--depth=${depth}`, "--no-write-fetch-head"];
  const wanted = refs.map((ref) => `+${ref}:${toOwnRef(ref)}`);
  const fetched = await git.attempt("fetch", ...flags, "--", remote, ...wanted);
  if (fetched.exitCode === 0) return;
  const { message, fix } = explainRefusal(fetched, { branch, words: git.quote(fetched) });
  throw new GitError(message, { fix });
}

/** The commits of references that were fetched. */
export async function resolveRefs(
  { git }: PublishingRepository,
  refs: readonly string[],
): Promise<string[]> {
  return (await git.run("rev-parse", ...refs.map(toOwnRef))).split("\n");
}

/** What a fetched reference of the server is called here. */
export function toOwnRef(ref: string): string {
  return ref.replace(/^refs\/(?:heads\/)?/, "refs/remotes/origin/");
}
