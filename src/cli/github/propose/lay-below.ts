import { INDEX_PATH, isDigestFile } from "../../../core/output-paths.ts";
import { meaningOf } from "../../../core/review/document.ts";
import { isOwnWork } from "../../../store/documents/checksums.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { Place } from "./commit-digest.ts";
import type { ProposeContext } from "./context.ts";
import { isOf } from "./files-of-digest.ts";
import type { ReviewBranch } from "./read-branches.ts";

/**
 * Where the next commit goes on a branch that people have committed to: on its tip, with the newest state of the
 * branch that it is for merged in, and with the index of that. So what is a person's stays, and no request but the
 * one that makes the index anew changes it.
 */
export async function layBelow(
  context: ProposeContext,
  { name, tip }: ReviewBranch,
): Promise<Place> {
  const { repository, target } = context;
  const { git, output } = repository;
  const index = `${output}/${INDEX_PATH}`;
  const isMade = (path: string) =>
    path === index || (name.includes("W") && isOf(path.slice(output.length + 1), name));
  const isMerged = await mergeTarget(repository, { tip, target, isMade });
  if (!isMerged) await git.run("read-tree", tip);
  await takeFrom(repository, target, index);
  const onto = await git.run("write-tree");
  return isMerged ? { parent: tip, onto, merged: target } : { parent: tip, onto };
}

/** What is merged, and which files are made again afterwards, so that it does not matter who has changed them. */
type Merge = { tip: string; target: string; isMade: (path: string) => boolean };

/**
 * Merges the branch that digests are for into another one in the index of the repository, file by file. Of a document
 * that both have changed, the newest one stays where the other is the program's own: links are made again. Returns
 * whether it has: not when it is merged already, or people have changed one file on both.
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
  const sources = await Promise.all(
    paths.map(async (path) => {
      if (isMade(path)) return tip;
      return (await isOwnDocument(repository, tip, path)) ? target : null;
    }),
  );
  if (sources.includes(null)) return false;
  for (const [index, path] of paths.entries())
    await takeFrom(repository, sources[index] ?? tip, path);
  return true;
}

/** Whether a file is a document of a digest in which a commit has nothing that a person has written. */
async function isOwnDocument(
  { git, output }: PublishingRepository,
  commit: string,
  path: string,
): Promise<boolean> {
  const isBelow = path.startsWith(`${output}/`) && path.endsWith(".md");
  if (!isBelow || !isDigestFile(path.slice(output.length + 1))) return false;
  const { stdout } = await git.attempt("cat-file", "blob", `${commit}:${path}`);
  return isOwnWork(stdout, meaningOf);
}

/** Gives a path in the index of the repository what a commit has there. */
async function takeFrom(
  { git }: PublishingRepository,
  commit: string,
  path: string,
): Promise<void> {
  const found = await git.run("ls-tree", "-z", "--full-tree", commit, "--", path);
  const [entry = ""] = found.split("\0");
  const [head = "", name] = entry.split("\t");
  const [mode = "", , id = ""] = head.split(" ");
  await git.run("update-index", "--force-remove", "--", path);
  if (name === path)
    await git.feed(`${mode} ${id}\t${path}\0`, "update-index", "--add", "-z", "--index-info");
}
