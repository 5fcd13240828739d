import { constants } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { toFileError } from "./file-error.ts";
import { toTemporaryName, type Writer } from "./temporary-name.ts";

/**
 * Proves that a file can be written to a folder by writing one, which is removed again, and returns the time
 * by the clock of the disk, in milliseconds.
 *
 * @throws {StoreError} naming the folder, with the true cause.
 */
export async function proveWritable(
  folder: string,
  { writer, name = folder }: { writer: Writer; name?: string },
): Promise<number> {
  const path = join(folder, toTemporaryName(writer));
  try {
    const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
    try {
      await file.writeFile("papercards"); // a full disk still takes an empty file
      return (await file.stat()).mtimeMs;
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
  } catch (cause) {
    throw toFileError(name, "written to", cause);
  }
}
