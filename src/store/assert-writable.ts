import type { StatsFs } from "node:fs";
import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "../core/error-code.ts";
import { toFileError } from "./files/file-error.ts";

/** How much of a disk is free. A file system that counts no blocks, as some of a network, has 0 of all. */
type ReadSpace = (path: string) => Promise<Pick<StatsFs, "blocks" | "bavail">>;

/**
 * Asks whether files can be written to a folder, or the folder can be made, without writing anything.
 *
 * @throws {StoreError} with the true cause when they cannot.
 */
export async function assertWritable(
  folder: string,
  name = folder,
  readSpace: ReadSpace = statfs,
): Promise<void> {
  const path = resolve(folder);
  try {
    await access(path, constants.W_OK);
    await assertSpace(path, readSpace);
  } catch (cause) {
    const isMissing = codeOf(cause) === "ENOENT" && dirname(path) !== path;
    if (!isMissing) throw toFileError(name, "written to", cause);
    await assertWritable(dirname(path), name, readSpace);
  }
}

/** A full disk lets everybody in all the same. */
async function assertSpace(path: string, readSpace: ReadSpace): Promise<void> {
  const { blocks, bavail } = await readSpace(path);
  if (blocks > 0 && bavail === 0) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
}
