import { rmdir } from "node:fs/promises";
import { join } from "node:path";
import { againIfRemoved } from "./again-if-removed.ts";
import { toFileError } from "./file-error.ts";
import { makeFolder } from "./make-folder.ts";
import { proveWritable } from "./prove-writable.ts";
import { hasRealFolder } from "./real-folder.ts";
import { sweepFiles, sweepFolder } from "./sweep.ts";
import type { Writer } from "./temporary-name.ts";

/** Folders below a root, by their path from there. */
export type PreparedFolders = {
  /** Those that will be written to. */
  written: readonly string[];
  /** Those that may hold temporary files, also one folder further down. */
  swept: readonly string[];
};

type PrepareOptions = {
  writer: Writer;
  /** What errors call the root. */
  name: string;
};

/**
 * Proves that files can be written to a root and to those of its folders that exist, and removes the
 * temporary files there whose writers have ended. Nothing is left behind, not even a root that was not there.
 *
 * @throws {StoreError} naming the folder that cannot be written to, with the true cause.
 */
export async function prepareRoot(
  root: string,
  { written, swept }: PreparedFolders,
  options: PrepareOptions,
): Promise<void> {
  const nowMs = await proveRoot(root, options);
  const { writer, name } = options;
  for (const folder of written) {
    const path = join(root, folder);
    if (await hasRealFolder(root, path)) {
      await proveWritable(path, { writer, name: join(name, folder) });
    }
  }
  await sweepFiles(root, nowMs, writer);
  for (const folder of swept) {
    const path = join(root, folder);
    if (await hasRealFolder(root, path)) await sweepFolder(path, nowMs, writer);
  }
}

/** Other runs may try the same root at this moment, and remove it after that. */
function proveRoot(root: string, options: PrepareOptions): Promise<number> {
  return againIfRemoved(() => proveOnce(root, options));
}

async function proveOnce(root: string, options: PrepareOptions): Promise<number> {
  const made = await makeFolder(root).catch((cause: unknown) => {
    throw toFileError(options.name, "made", cause);
  });
  try {
    return await proveWritable(root, options);
  } finally {
    // not removed when another program has put something there meanwhile
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => {});
  }
}
