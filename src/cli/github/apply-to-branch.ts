import type { Store } from "../../store/open-store.ts";
import type { Git } from "./git.ts";
import { type HandOver, unpack } from "./hand-over.ts";

/** A checkout that is to take up what was handed over. */
export type Publication = {
  git: Git;
  store: Store;
  /** Where the handed over files lie. */
  folder: string;
  /** The output folder; nothing outside it changes. */
  output: string;
  /** The branch that readers read. */
  branch: string;
};

/**
 * Puts what was handed over onto the branch as it is now, in work tree and index, and answers the paths
 * that differ from it. Digests that somebody else has changed meanwhile stay as they are there.
 *
 * @throws {GitError} when git refuses.
 */
export async function layOut(
  { git, store, folder, output, branch }: Publication,
  { base, paths }: HandOver,
): Promise<string[]> {
  await git.run("fetch", "--no-tags", "--depth=1", "origin", `refs/heads/${branch}`);
  const newest = await git.run("rev-parse", "FETCH_HEAD");
  const changed = await listChanged(git, { base, newest, output });
  await git.run("reset", "--hard", newest);
  await unpack(
    folder,
    paths.filter((path) => !changed.has(toStem(path))),
  );
  await store.writeIndex(); // an index is made again, never merged
  await git.run("add", "--", output);
  const names = await git.run("diff", "--cached", "--name-only", "-z");
  return names.split("\0").filter((name) => name !== "");
}

/** Digests that somebody else has changed since the base, by path without ending. */
async function listChanged(
  git: Git,
  { base, newest, output }: { base: string; newest: string; output: string },
): Promise<Set<string>> {
  if (base === newest) return new Set();
  const isKnown = await git.succeeds("cat-file", "-e", `${base}^{commit}`);
  if (!isKnown) await git.run("fetch", "--no-tags", "--depth=1", "origin", base);
  const names = await git.run("diff", "--name-only", "-z", base, newest, "--", output);
  return new Set(names.split("\0").map(toStem));
}

/** JSON, Markdown and chart of a digest belong together. */
function toStem(path: string): string {
  return path.replace(/\.(?:json|md|svg)$/, "");
}
