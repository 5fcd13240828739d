import { INDEX_PATH, isDigestFile, withoutEnding } from "../../../core/output-paths.ts";
import { meaningOf } from "../../../core/review/document/document.ts";
import { isOwnWork } from "../../../store/documents/checksums.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { Place } from "./commit-digest.ts";
import type { ProposeContext } from "./context.ts";
import { isOf } from "./files-of-digest.ts";
import type { ReviewBranch } from "./read-branches.ts";

/**
 * Where the next commit goes on a branch that people have committed to: on its tip, with the newest state of the
 * branch that it is for merged in, and with the index of that and its documents of other days and weeks, but for those
 * that a person has edited. So what is a person's stays, and no request but the one that makes index and links anew
 * changes them.
 */
export async function layBelow(
  context: ProposeContext,
  { name, tip }: ReviewBranch,
): Promise<Place> {
  const { repository, target } = context;
  const { git, output } = repository;
  const others = await listOthers(repository, { name, tip, target });
  const isMade = (path: string) =>
    others.includes(path) || (name.includes("W") && isOf(path.slice(output.length + 1), name));
  const isMerged = await mergeTarget(repository, { tip, target, isMade });
  if (!isMerged) await git.run("read-tree", tip);
  await takeFrom(repository, target, others);
  const onto = await git.run("write-tree");
  return isMerged ? { parent: tip, onto, merged: target } : { parent: tip, onto };
}

/** The index, and the documents of other digests that differ on a branch and hold nothing that a person has written. */
async function listOthers(
  repository: PublishingRepository,
  { name, tip, target }: Pick<ReviewBranch, "name" | "tip"> & { target: string },
): Promise<string[]> {
  const { git, output } = repository;
  const listChanges = async (from: string) =>
    (await git.run("diff-tree", "-r", "-z", "--name-only", from, tip, "--", output)).split("\0");
  const base = (await git.attempt("merge-base", tip, target)).stdout.trim();
  const changed = base === "" ? [] : await listChanges(base);
  const documents = (await listChanges(target)).filter((path) => {
    const below = path.slice(output.length + 1);
    const isOther = path.endsWith(".md") && isDigestFile(below) && !isOf(below, name);
    return isOther && !changed.includes(`${withoutEnding(path)}.json`); // it shows what was edited there
  });
  const isOwn = await Promise.all(documents.map((path) => isOwnDocument(repository, tip, path)));
  return [`${output}/${INDEX_PATH}`, ...documents.filter((_, index) => isOwn[index])];
}

/** Whether a commit has a document in which nobody has written, or none. */
async function isOwnDocument(
  { git }: PublishingRepository,
  commit: string,
  path: string,
): Promise<boolean> {
  const { exitCode, stdout } = await git.attempt("cat-file", "blob", `${commit}:${path}`);
  return exitCode !== 0 || isOwnWork(stdout, meaningOf);
}

/** What is merged, and which files are made again afterwards, so that it does not matter who has changed them. */
type Merge = { tip: string; target: string; isMade: (path: string) => boolean };

/**
 * Merges the branch that digests are for into another one in the index of the repository, file by file, without
 * looking into any. Returns whether it has: not when it is merged already, or both have changed one file.
 */
async function mergeTarget(
  repository: PublishingRepository,
  { tip, target, isMade }: Merge,
): Promise<boolean> {
  const { git } = repository;
  const base = (await git.attempt("merge-base", tip, target)).stdout.trim();
  if (base === "" || base === target) return false;
  await git.run("read-tree", tip);
  const read = await git.attempt("read-tree", "-i", "-m", "--aggressive", base, tip, target);
  if (read.exitCode !== 0) return false;
  const listed = (await git.run("ls-files", "--unmerged", "-z")).split("\0");
  const paths = [...new Set(listed.flatMap((line) => line.split("\t")[1] ?? []))];
  if (!paths.every(isMade)) return false;
  await takeFrom(repository, tip, paths);
  return true;
}

/** Gives paths in the index of the repository what a commit has there. */
async function takeFrom(
  { git }: PublishingRepository,
  commit: string,
  paths: readonly string[],
): Promise<void> {
  if (paths.length === 0) return;
  const found = await git.run("ls-tree", "-z", "--full-tree", commit, "--", ...paths);
  const added = found.split("\0").flatMap((entry) => {
    const [head = "", path] = entry.split("\t");
    const [mode = "", , id = ""] = head.split(" ");
    return path === undefined ? [] : [`${mode} ${id}\t${path}\0`];
  });
  // without a mode, a path is taken out, with all that a merge has left of it
  const removed = paths.map((path) => `0 ${"0".repeat(commit.length)}\t${path}\0`);
  await git.feed([...removed, ...added].join(""), "update-index", "--add", "-z", "--index-info");
}
