import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "../core/error-code.ts";

/** Whether files can be written to a folder, or the folder made. Nothing is written. */
export async function canWrite(folder: string): Promise<boolean> {
  const path = resolve(folder);
  try {
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    const isMissing = codeOf(error) === "ENOENT";
    return isMissing && dirname(path) !== path && canWrite(dirname(path));
  }
}
