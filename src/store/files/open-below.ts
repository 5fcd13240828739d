import { dirname } from "node:path";
import { codeOf } from "../../core/error-code.ts";
import { StoreError } from "../../core/errors.ts";
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
  const open = async () => {
    await makeFolderBelow(root, dirname(path)).catch((cause: unknown) => {
      throw toFileError(options.name ?? path, "written", cause);
    });
    return openAtomicFile(path, options);
  };
  return open().catch((error: unknown) => {
    // a root that another run has made to try it is removed by that run, which then finds it in use
    if (error instanceof StoreError && codeOf(error.cause) === "ENOENT") return open();
    throw error;
  });
}
