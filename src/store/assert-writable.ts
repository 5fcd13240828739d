import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "../core/error-code.ts";
import { toFileError } from "./files/file-error.ts";

/**
 * Asks whether files can be written to a folder, or the folder can be made, without writing anything.
 *
 * @throws {StoreError} with the true cause when they cannot.
 */
export async function assertWritable(folder: string, name = folder): Promise<void> {
  const path = resolve(folder);
  try {
    await access(path, constants.W_OK);
  } catch (cause) {
    const isMissing = codeOf(cause) === "ENOENT" && dirname(path) !== path;
    if (!isMissing) throw toFileError(name, "written to", cause);
    await assertWritable(dirname(path), name);
  }
}
