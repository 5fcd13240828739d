import { dirname } from "node:path";
import { againIfRemoved } from "./again-if-removed.ts";
import { type AtomicFile, type AtomicFileOptions, openAtomicFile } from "./atomic-file.ts";
import { toFileError } from "./file-error.ts";
import { makeFolderBelow } from "./real-folder.ts";

/**
 * Opens an atomic file below a root, and makes the folders between.
 *
 * @throws {StoreError} when it cannot be written, or when a link leads to it.
 */
export async function openBelow(
  root: string,
  path: string,
  options: AtomicFileOptions,
): Promise<AtomicFile> {
  return againIfRemoved(async () => {
    await makeFolderBelow(root, dirname(path)).catch((cause: unknown) => {
      throw toFileError(options.name ?? path, "written", cause);
    });
    return openAtomicFile(path, options);
  });
}
