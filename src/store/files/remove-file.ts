import { unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../../core/error-code.ts";
import { toFileError } from "./file-error.ts";
import { hasRealFolder } from "./real-folder.ts";

/**
 * Removes a file below a root, or a link in its place and not what that leads to; tells whether there was one.
 *
 * @throws {StoreError} when a link leads to its folder, or the system refuses.
 */
export async function removeFile(root: string, path: string, name: string): Promise<boolean> {
  try {
    if (!(await hasRealFolder(root, dirname(path)))) return false;
    await unlink(path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return false;
    throw toFileError(name, "removed", cause);
  }
}
