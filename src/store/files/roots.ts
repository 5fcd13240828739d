import { dirname, isAbsolute, join, resolve, sep } from "node:path";
import { explain, type Next } from "../../core/causes/explanation.ts";
import { rememberLast } from "../../core/remember-last.ts";

/** A folder that the user has named, and the next step for a file below it that is not what it should be. */
export type Root = { folder: string; next: Next };

/** Folders whose root is remembered: a cache has 256 for its answers, and few others are written to by turns with them. */
const REMEMBERED_FOLDERS = 300;

/**
 * A path that starts at a folder. A relative one stays relative, so that nothing is written any more when
 * the process's own folder has been deleted.
 */
export function startAt(cwd: string, path: string): string {
  return isAbsolute(path) ? path : join(cwd, path);
}

/**
 * Finds the root of a path: the innermost of these folders that it lies in, or else the folder right around
 * it.
 */
export function openRoots(roots: readonly Root[], cwd: string): (path: string) => Root {
  const innermostFirst = roots
    .map(({ folder, next }) => ({ folder: startAt(cwd, folder), next }))
    .toSorted((a, b) => resolve(b.folder).length - resolve(a.folder).length);
  const rootAround = rememberLast(REMEMBERED_FOLDERS, (around): Root => {
    const found = innermostFirst.find(({ folder }) => isInside(resolve(around), resolve(folder)));
    return found ?? { folder: around, next: explain("fileForeign") };
  });
  return (path) => rootAround(dirname(startAt(cwd, path)));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
