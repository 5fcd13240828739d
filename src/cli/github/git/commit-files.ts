import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listTree, pathsTo, type Tree } from "./list-tree.ts";
import type { PublishingRepository } from "./publishing-repository.ts";
import { refuseEntry, refuseTaken } from "./refuse-taken.ts";

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
  const paths = [...tree].flatMap(([path, { kind }]) =>
    kind === "file" && path.startsWith(`${output}/`) && wanted(path.slice(output.length + 1))
      ? [`${path}\0`]
      : [],
  );
  if (paths.length === 0) return tree;
  await git.run("read-tree", commit);
  await git.feed(paths.join(""), "checkout-index", "--force", "-z", "--stdin");
  return tree;
}

/** What a file of a commit holds, byte for byte where it is text; null when there is none. */
export async function readBlob(
  { git }: Pick<PublishingRepository, "git">,
  tree: Tree,
  path: string,
): Promise<string | null> {
  const entry = tree.get(path);
  if (entry?.kind !== "file") return null;
  const read = await git.attempt("cat-file", "blob", entry.id);
  return read.exitCode === 0 ? read.stdout : null;
}

/**
 * Commits these files of the work tree onto a commit, and nothing else. What is merged gets a commit of its own below
 * them: "Rebase and merge" leaves merges out, with all that they hold.
 *
 * @returns the new commit and the paths that it changes; null when it would change none.
 * @throws {UsageError} when one of them takes the place of a link, a folder or a submodule.
 */
export async function commitFiles(
  repository: PublishingRepository,
  options: CommitOptions,
): Promise<{ commit: string; changed: string[]; message: string } | null> {
  const { git } = repository;
  const {
    parent,
    onto = parent,
    merged,
    toMessage,
    toWhole = async (message) => message,
  } = options;
  const { listed, changed } = await stageFiles(repository, { ...options, onto });
  if (onto === parent && changed.length === 0) return null;
  const written = await git.run("write-tree");
  const commit = async (whole: string, tree: string, ...below: string[]) =>
    git.run("commit-tree", tree, ...below.flatMap((one) => ["-p", one]), "-m", whole);
  const message = toMessage(changed);
  if (merged === undefined) {
    const isOnTop = onto === parent;
    if (!isOnTop && written === (await git.run("rev-parse", `${parent}^{tree}`))) return null;
    const whole = await toWhole(message, { parent, written, listed: isOnTop ? listed : null });
    return { commit: await commit(whole, written, parent), changed, message };
  }
  const about = `${message}: merge the newest base`;
  const below = await toWhole(about, { parent, written: onto, listed: null });
  const base = await commit(below, onto, parent, merged);
  if (written === onto) return { commit: base, changed, message };
  const whole = await toWhole(message, { parent: base, written, listed });
  return { commit: await commit(whole, written, base), changed, message };
}

/** Puts files into the index; returns what differs there by now, as git lists it and by path. */
async function stageFiles(
  { git, output }: PublishingRepository,
  { onto, tree, paths, blobs = [] }: Omit<CommitOptions, "onto"> & { onto: string },
): Promise<{ listed: string; changed: string[] }> {
  refuseTaken(tree, paths);
  await git.run("read-tree", onto);
  const added = paths.map((path) => `${path}\0`).join("");
  await git.feed(added, "update-index", "--add", "-z", "--stdin");
  const known = blobs.map(([path, id]) => `100644 ${id}\t${path}\0`).join("");
  if (known !== "") await git.feed(known, "update-index", "--add", "-z", "--index-info");
  const listed = await git.run("diff-index", "--cached", "-z", "--no-renames", onto);
  const changed = listed.split("\0").filter((_, index) => index % 2 === 1); // each entry, then its path
  const outside = changed.find((path) => !path.startsWith(`${output}/`));
  if (outside !== undefined)
    throw new Error("A commit would change files outside the output folder.");
  return { listed, changed };
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
  /** Files whose content git has already: their paths and ids. */
  blobs?: readonly (readonly [string, string])[];
  /** The commit or tree that was checked out. @default the parent */
  onto?: string;
  /** A commit that `onto`, which is a tree then, has merged. */
  merged?: string | undefined;
  /** The message with what stands below it, once the tree is written. */
  toWhole?: (message: string, change: CommitChange) => Promise<string>;
};

/** What a commit changes. */
export type CommitChange = {
  parent: string;
  /** Its tree. */
  written: string;
  /** How `git diff-tree -r -z --no-renames` lists it; null where that was not asked. */
  listed: string | null;
};
