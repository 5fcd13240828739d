import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError } from "../core/errors.ts";
import { codeOf } from "./error-code.ts";
import { makeFolder } from "./make-folder.ts";

/** A file that is written beside its place, and takes it once it is whole. */
export type UnfinishedFile = {
  /** Adds bytes at the end. */
  write: (bytes: Uint8Array) => Promise<void>;
  /** Flushes the file and puts it in its place. */
  finish: () => Promise<void>;
};

/** The temporary names of {@link beginFile}. */
const TEMPORARY = /\.(?<processId>\d+)-\d+\.tmp$/;

/** The process that has begun the file of this name; null when the name is of no unfinished file. */
export function ownerOf(name: string): number | null {
  const owner = TEMPORARY.exec(name)?.groups?.processId;
  return owner === undefined ? null : Number(owner);
}

/**
 * Begins a file, with the folders above it. Its temporary name says which process writes it; `number`
 * tells it from other files that this process has begun for the same place.
 *
 * @throws {StoreError} from each step when the file cannot be written; nothing is left then.
 */
export async function beginFile(
  path: string,
  { processId, number }: { processId: number; number: number },
): Promise<UnfinishedFile> {
  const temporary = `${path}.${processId}-${number}.tmp`;
  const file = await orUnwritable(path, async () => {
    await makeFolder(dirname(path));
    return open(temporary, "w");
  });
  const orDiscard = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (cause) {
      // The first failure is the one to tell.
      await file.close().catch(() => {});
      await rm(temporary, { force: true }).catch(() => {});
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
