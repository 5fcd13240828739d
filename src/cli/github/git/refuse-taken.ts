import { UsageError } from "../../../core/errors.ts";
import { showName } from "./git-words.ts";
import { describeStray, pathsTo, type Tree } from "./list-tree.ts";

/**
 * Refuses to write files where a commit has something else.
 *
 * @throws {UsageError} when one of these paths is a link, a folder or a submodule there, or leads through something
 * that is no folder.
 */
export function refuseTaken(tree: Tree, paths: readonly string[]): void {
  for (const path of paths) {
    for (const above of pathsTo(path)) refuseEntry(tree, above, above === path ? "file" : "folder");
  }
}

/** Those of some files in whose place, or on whose way, a commit has nothing else. */
export function withoutTaken(tree: Tree, paths: readonly string[]): string[] {
  return paths.filter((path) =>
    pathsTo(path).every(
      (above) => describeStray(tree, above, above === path ? "file" : "folder") === null,
    ),
  );
}

/** @throws {UsageError} when a path of a commit is something else than this. */
export function refuseEntry(tree: Tree, path: string, expected: "file" | "folder"): void {
  const stray = describeStray(tree, path, expected);
  if (stray === null) return;
  throw new UsageError(
    `On the branch, ${showName(path)} is ${stray}, so no digest is written there.`,
    "Take it off the branch, or choose another folder as `PAPERCARDS_OUTPUT_DIR`.",
  );
}
