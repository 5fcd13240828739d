import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../../../core/environment.ts";
import { UsageError } from "../../../core/errors.ts";
import { chooseAccess } from "./access.ts";
import type { CallerCheckout } from "./caller-checkout.ts";
import { type Git, GitError, openGit } from "./git.ts";
import { showName } from "./git-words.ts";
import { listTree, pathsTo, type Tree } from "./list-tree.ts";
import { explainRefusal } from "./push-refusal.ts";

/** Who commits: the account that GitHub shows for its own actions. */
export const COMMITTER = {
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
type PublishingOptions = {
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
  const format = await checkout.git.run("rev-parse", "--show-object-format");
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
    await git.run("init", "--quiet", "--template=", `--object-format=${format}`);
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
  { git, remote }: PublishingRepository,
  branch: string,
): Promise<string> {
  const own = `refs/remotes/origin/${branch}`;
  const refs = `+refs/heads/${branch}:${own}`;
  const flags = ["--quiet", "--no-tags", "--depth=1", "--no-write-fetch-head"];
  const fetched = await git.attempt("fetch", ...flags, "--", remote, refs);
  if (fetched.exitCode !== 0) {
    const { message, fix } = explainRefusal(fetched, { branch, words: git.quote(fetched) });
    throw new GitError(message, { fix });
  }
  return git.run("rev-parse", "--verify", own);
}

/**
 * Takes a commit as the base of the next one, and writes those files of its output folder that are `wanted` to
 * the work tree.
 *
 * @throws {UsageError} when the output folder of the commit is no folder.
 */
export async function checkOutCommit(
  { git, folder, output }: PublishingRepository,
  { commit, wanted }: { commit: string; wanted: (path: string) => boolean },
): Promise<Tree> {
  const tree = await listTree(git, commit, output);
  for (const path of pathsTo(output)) refuseEntry(tree, path, "folder");
  await rm(join(folder, pathsTo(output)[0] ?? output), { recursive: true, force: true });
  await git.run("read-tree", commit);
  const paths = [...tree].flatMap(([path, { kind }]) =>
    kind === "file" && path.startsWith(`${output}/`) && wanted(path.slice(output.length + 1))
      ? [`${path}\0`]
      : [],
  );
  await git.feed(paths.join(""), "checkout-index", "--force", "-z", "--stdin");
  return tree;
}

/** What a file of a commit holds, byte for byte where it is text; null when there is none. */
export async function readBlob(
  { git }: PublishingRepository,
  tree: Tree,
  path: string,
): Promise<string | null> {
  const entry = tree.get(path);
  if (entry?.kind !== "file") return null;
  const read = await git.attempt("cat-file", "blob", entry.id);
  return read.exitCode === 0 ? read.stdout : null;
}

/**
 * Commits these files of the work tree onto a commit, and nothing else.
 *
 * @returns the new commit and the paths that it changes; null when it would change none.
 * @throws {UsageError} when one of them takes the place of a link, a folder or a submodule.
 */
export async function commitFiles(
  { git, output }: PublishingRepository,
  { parent, tree, paths, toMessage }: CommitOptions,
): Promise<{ commit: string; changed: string[]; message: string } | null> {
  for (const path of paths) {
    for (const above of pathsTo(path)) refuseEntry(tree, above, above === path ? "file" : "folder");
  }
  const listed = paths.map((path) => `${path}\0`).join("");
  await git.feed(listed, "update-index", "--add", "-z", "--stdin");
  const names = await git.run("diff-index", "--cached", "--name-only", "-z", parent);
  const changed = names.split("\0").filter((name) => name !== "");
  if (changed.length === 0) return null;
  const outside = changed.find((path) => !path.startsWith(`${output}/`));
  if (outside !== undefined)
    throw new Error("A commit would change files outside the output folder.");
  const written = await git.run("write-tree");
  const message = toMessage(changed);
  const commit = await git.run("commit-tree", written, "-p", parent, "-m", message);
  return { commit, changed, message };
}

/** What is committed, and on what. */
type CommitOptions = {
  parent: string;
  /** The output folder of the parent. */
  tree: Tree;
  /** From the top of the repository. */
  paths: readonly string[];
  /** The message of a commit that changes these paths. */
  toMessage: (changed: readonly string[]) => string;
};

function refuseEntry(tree: Tree, path: string, expected: "file" | "folder"): void {
  const found = tree.get(path)?.kind;
  if (found === undefined || found === expected) return;
  throw new UsageError(
    `On the branch, ${showName(path)} is a ${found}, so no digest is written there.`,
    "Take it off the branch, or choose another folder with the input `output`.",
  );
}
