import { dirname, isAbsolute, join, resolve, sep } from "node:path";
import { explain, type Next } from "../../core/causes/explanation.ts";

/** A folder that the user has named, and the next step for a file below it that is not what it should be. */
export type Root = { folder: string; next: Next };

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
  return (path) => {
    const around = dirname(startAt(cwd, path));
    const found = innermostFirst.find(({ folder }) => isInside(resolve(around), resolve(folder)));
    return found ?? { folder: around, next: explain("fileForeign") };
  };
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
