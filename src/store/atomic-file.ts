import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../core/error-code.ts";
import { StoreError } from "../core/errors.ts";
import { makeFolder } from "./make-folder.ts";

/** A file that appears as a whole or not at all: written under a temporary name, then renamed. */
export type AtomicFile = {
  /** Adds bytes at the end. */
  write: (bytes: Uint8Array) => Promise<void>;
  /** Flushes the file and renames it to its path. */
  finish: () => Promise<void>;
  /** Removes what was written, unless it is finished. */
  discard: () => Promise<void>;
};

/** The temporary names of {@link openAtomicFile}. */
const TEMPORARY = /\.(?<processId>\d+)-\d+\.tmp$/;

/** The id of the process that writes the temporary file of this name; null for any other name. */
export function temporaryFileOwner(name: string): number | null {
  const owner = TEMPORARY.exec(name)?.groups?.processId;
  return owner === undefined ? null : Number(owner);
}

/**
 * Opens an atomic file for writing, and makes the folders above it. Its temporary name contains the id of
 * the process and a `number`, which tells it from other files that this process writes to the same path.
 *
 * @throws {StoreError} from each step when the file cannot be written; the temporary file is removed.
 */
export async function openAtomicFile(
  path: string,
  { processId, number }: { processId: number; number: number },
): Promise<AtomicFile> {
  const temporary = `${path}.${processId}-${number}.tmp`;
  const file = await orUnwritable(path, async () => {
    await makeFolder(dirname(path));
    return open(temporary, "w");
  });
  const discard = async () => {
    // a failure before this one is the one to report
    await file.close().catch(() => {});
    await rm(temporary, { force: true }).catch(() => {});
  };
  const orDiscard = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (cause) {
      await discard();
      throw unwritable(path, cause);
    }
  };
  return {
    write: (bytes) => orDiscard(() => file.writeFile(bytes)),
    finish: () =>
      orDiscard(async () => {
        await file.sync();
        await file.close();
        await rename(temporary, path);
      }),
    discard,
  };
}

async function orUnwritable<Value>(path: string, step: () => Promise<Value>): Promise<Value> {
  try {
    return await step();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): StoreError {
  return new StoreError(
    path,
    `cannot be written (${codeOf(cause)}).`,
    "Make the folder writable, or choose another one with --output or --cache.",
    { cause },
  );
}
