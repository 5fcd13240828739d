import { lstatSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { explain } from "../../core/causes/explanation.ts";
import { StoreError } from "../../core/errors.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Makes a folder below a root. The root may be a link, or lie behind one, since the user has named it; below
 * it no link is entered, since it would lead out of what is ours.
 *
 * @throws {StoreError} naming the link.
 */
export async function makeFolderBelow(root: string, folder: string): Promise<void> {
  const levels = levelsBelow(root, folder);
  if (levels.length === 0) await makeFolder(root);
  for (const path of levels) {
    if (!isRealFolder(path)) await makeFolder(path);
  }
}

/**
 * Whether a folder below a root exists.
 *
 * @throws {StoreError} naming a link that leads to it.
 */
export async function hasRealFolder(root: string, folder: string): Promise<boolean> {
  for (const path of levelsBelow(root, folder)) {
    if (!isRealFolder(path)) return false;
  }
  return true;
}

/** The folders between a root and one below it, outermost first, with the latter. */
function levelsBelow(root: string, folder: string): string[] {
  const between = relative(root, folder);
  const names = between === "" ? [] : between.split(sep);
  return names.map((_, index) => join(root, ...names.slice(0, index + 1)));
}

function isRealFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) {
    throw new StoreError(
      path,
      "is a link to a folder, and nothing is written behind a link inside an output or cache folder.",
      explain("folderLinked"),
    );
  }
  return stats !== undefined;
}
