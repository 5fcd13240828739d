import { lstat, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../core/error-code.ts";
import { UsageError } from "../core/errors.ts";
import { type AtomicFile, openAtomicFile } from "./files/atomic-file.ts";
import { toFileError } from "./files/file-error.ts";
import { makeFolder } from "./files/make-folder.ts";
import type { Writer } from "./files/temporary-name.ts";

type ExportOptions = {
  /** Whether a file that is there may be replaced. */
  replaces: boolean;
  /** What errors call the file. @default its path */
  name?: string;
};

/**
 * Opens a file that the user has named, and makes the folders above it.
 *
 * @throws {UsageError} when something has that name that must not be replaced.
 * @throws {StoreError} when it cannot be written.
 */
export async function openExportFile(
  path: string,
  { writer, ...options }: ExportOptions & { writer: Writer },
): Promise<AtomicFile> {
  await assertFree(path, options);
  await makeFolder(dirname(path)).catch((cause: unknown) => {
    throw toFileError(path, "written", cause);
  });
  return openAtomicFile(path, { writer, ...options });
}

/**
 * Refuses a name that something has already. A file, or a link to one, may be replaced when the user says
 * so; a folder, a device or a pipe never.
 *
 * @throws {UsageError} saying what has the name.
 */
export async function assertFree(
  path: string,
  { replaces, name = path }: ExportOptions,
): Promise<void> {
  const isThere = await find(path, lstat);
  if (isThere === null) return;
  const found = await find(path, stat);
  if (found?.isDirectory()) {
    throw new UsageError(`${name} is a folder.`, "Name a file, such as one in that folder.");
  }
  if (found !== null && !found.isFile()) {
    throw new UsageError(`${name} is no file but a device or a pipe.`, "Name a file.");
  }
  if (!replaces) {
    throw new UsageError(
      `${name} is there already.`,
      "Name another file, or add --force to replace it.",
    );
  }
}

async function find(path: string, look: typeof stat) {
  return look(path).catch((cause: unknown) => {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(cause))) return null; // said when it is written
    throw toFileError(path, "written", cause);
  });
}
