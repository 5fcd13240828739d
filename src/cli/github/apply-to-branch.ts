import { withoutEnding } from "../../core/output-paths.ts";
import type { Store } from "../../store/open-store.ts";
import { type ChangeSet, unpackChanges } from "./change-set.ts";
import type { Git } from "./git.ts";

/** A checkout to which the changes of an artifact are applied. */
export type Checkout = {
  git: Git;
  store: Store;
  /** The artifact's folder. */
  artifact: string;
  /** The output folder; nothing outside it changes. */
  output: string;
  /** The branch that readers read. */
  branch: string;
};

/**
 * Applies changes to the branch as it is now, in work tree and index, and returns the paths that differ
 * from it. Digests that somebody else has changed meanwhile stay as they are there.
 *
 * @throws {GitError} when git refuses.
 */
export async function applyToBranch(
  { git, store, artifact, output, branch }: Checkout,
  { base, paths }: ChangeSet,
): Promise<string[]> {
  await git.run("fetch", "--no-tags", "--depth=1", "origin", `refs/heads/${branch}`);
  const newest = await git.run("rev-parse", "FETCH_HEAD");
  const changed = await listChanged(git, { base, newest, output });
  await git.run("reset", "--hard", newest);
  const ours = paths.filter((path) => !changed.has(withoutEnding(path)));
  await unpackChanges(git, artifact, ours);
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
  return new Set(names.split("\0").map(withoutEnding));
}
