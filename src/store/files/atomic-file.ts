import {
  closeSync,
  constants,
  fsync as fsyncBack,
  openSync,
  renameSync,
  writeFile as writeBack,
  writeFileSync,
} from "node:fs";
import { link, lstat, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { codeOf } from "../../core/error-code.ts";
import { toFileError } from "./file-error.ts";
import { toTemporaryName, type Writer } from "./temporary-name.ts";

/** A file that appears as a whole or not at all: written under a temporary name, then renamed. */
export type AtomicFile = {
  /** Adds bytes at the end. */
  write: (bytes: Uint8Array) => Promise<void>;
  /** Flushes the file and renames it to its path. A link at that path is replaced, not followed. */
  finish: () => Promise<void>;
  /** Removes what was written, unless it is finished. */
  discard: () => Promise<void>;
};

/** How a file is opened for writing: never one that is there already, nor one behind a link. */
const EXCLUSIVE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Bytes up to which writing takes less time than handing it to another thread: those of an answer, and of most documents. */
const SMALL_BYTES = 64 * 1024;

const [fsync, writeFile] = [promisify(fsyncBack), promisify(writeBack)];

/** How an atomic file is opened. */
export type AtomicFileOptions = {
  writer: Writer;
  /** Whether a file that is there is replaced. @default true */
  replaces?: boolean;
  /** Who may read and write it. @default as the process creates files */
  mode?: number;
  /** What errors call the file. @default its path */
  name?: string;
};

/**
 * Opens an atomic file for writing, in a folder that exists.
 *
 * @throws {StoreError} from each step when the file cannot be written; the temporary file is removed.
 */
export async function openAtomicFile(
  path: string,
  { writer, replaces = true, mode, name = path }: AtomicFileOptions,
): Promise<AtomicFile> {
  const temporary = join(dirname(path), toTemporaryName(writer));
  const file = openNew(temporary, { name, mode });
  const close = closeOnce(file);
  const discard = async () => {
    // a failure before this one is the one to report
    try {
      close();
    } catch {}
    await rm(temporary, { force: true }).catch(() => {});
  };
  const orDiscard = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (cause) {
      await discard();
      throw toFileError(name, "written", cause);
    }
  };
  return {
    write: (bytes) =>
      orDiscard(async () => {
        if (bytes.length <= SMALL_BYTES) writeFileSync(file, bytes);
        else await writeFile(file, bytes);
      }),
    finish: () =>
      orDiscard(async () => {
        await fsync(file); // waits for the disk, and so is the one step that is left to another thread
        close();
        if (replaces) renameSync(temporary, path);
        else await renameToFree(temporary, path);
      }),
    discard,
  };
}

function openNew(path: string, { name, mode }: { name: string; mode: number | undefined }): number {
  try {
    return openSync(path, EXCLUSIVE, mode);
  } catch (cause) {
    throw toFileError(name, "written", cause);
  }
}

/** Closes a file, the first time that it is called: its number may be another file's by the second. */
function closeOnce(file: number): () => void {
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(file);
  };
}

/** Renames a file unless another one has the name, also when that has come just now. */
async function renameToFree(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (cause) {
    if (!NO_LINKS.includes(codeOf(cause))) throw cause;
    const isFree = await lstat(to).then(
      () => false,
      (missing) => codeOf(missing) === "ENOENT",
    );
    if (!isFree) throw Object.assign(new Error("the name is taken"), { code: "EEXIST" });
    await rename(from, to);
    return;
  }
  await rm(from);
}

/** What file systems without hard links answer. */
const NO_LINKS: readonly string[] = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"];
