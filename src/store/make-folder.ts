import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../core/error-code.ts";

/**
 * Makes a folder, with those above it. Node's own recursive `mkdir` never comes back where a folder is
 * there in which none can be made: in `/proc`, or in a current folder that has been deleted.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (cause) {
    const parent = dirname(path);
    if (codeOf(cause) !== "ENOENT" || parent === path) throw cause;
    await makeFolder(parent);
    await makeOne(path);
  }
}

/** Makes one folder; one that is there already, or comes into being meanwhile, is as good. */
async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (cause) {
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isThere) throw cause;
  }
}
