import { lstat, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../../core/error-code.ts";

/**
 * Makes a folder, with those above it, and returns the ones that were not there, outermost first. Node's own
 * recursive `mkdir` never returns below a folder that exists but takes no new folder: `/proc`, or a current
 * folder that has been deleted.
 */
export async function makeFolder(path: string): Promise<string[]> {
  try {
    return await makeOne(path);
  } catch (cause) {
    const parent = dirname(path);
    if (codeOf(cause) !== "ENOENT" || parent === path) throw cause;
    return [...(await makeFolder(parent)), ...(await makeOne(path))];
  }
}

/** Makes one folder, unless it exists already or is made by another process meanwhile. */
async function makeOne(path: string): Promise<string[]> {
  try {
    await mkdir(path);
    return [path];
  } catch (cause) {
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere) return [];
    // another process may have removed it since, which is told by what is missing now, and not by what was there
    if (codeOf(cause) === "EEXIST") await lstat(path);
    throw cause;
  }
}
