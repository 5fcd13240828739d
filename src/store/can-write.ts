import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** Whether files can be written to a folder, or the folder made. Nothing is written. */
export async function canWrite(folder: string): Promise<boolean> {
  const path = resolve(folder);
  try {
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing && dirname(path) !== path && canWrite(dirname(path));
  }
}
