import { constants, lstatSync, type Stats } from "node:fs";
import { type FileHandle, lstat, open, stat } from "node:fs/promises";
import { explain, type Next } from "../core/causes/explanation.ts";
import { codeOf } from "../core/error-code.ts";
import { StoreError } from "../core/errors.ts";
import { toFileError } from "./files/file-error.ts";

/**
 * Bytes of one file that is read as a whole. A day with a card for each of 100 papers takes one megabyte,
 * and parsed JSON takes up to fourteen times its size in memory.
 */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

const CHUNK_BYTES = 64 * 1024;

type ReadOptions = {
  /** Larger files are refused, in bytes. @default MAX_FILE_BYTES */
  maxBytes?: number;
  /** What errors call the file. @default its path */
  name?: string;
  /** The next step when it is too large. */
  next?: Next;
};

/**
 * The bytes of a file, or null when there is none. Links are followed, and one that leads to nothing is an error; nothing is
 * read that may have no end or may never answer: a folder, a pipe, a device, a socket.
 *
 * @throws {StoreError} when it is no regular file, is too large or cannot be read.
 */
export async function readRegularFile(
  path: string,
  { maxBytes = MAX_FILE_BYTES, name = path, next = explain("fileTooLarge") }: ReadOptions = {},
): Promise<Buffer | null> {
  const opened = await openRegularFile(path, name);
  if (opened === null) return null;
  const { file, size } = opened;
  try {
    return await readWithin(maxBytes, { file, name, next, size });
  } catch (cause) {
    throw toFileError(name, "read", cause);
  } finally {
    await file.close();
  }
}

/**
 * Opens a file for reading, and tells its size, or returns null when there is none. The caller bounds what
 * it reads, and closes the file.
 *
 * @throws {StoreError} when it is no regular file or cannot be read.
 */
export async function openRegularFile(
  path: string,
  name = path,
): Promise<{ file: FileHandle; size: number } | null> {
  try {
    // a cache is asked for many files that are not there, and handing the look to another thread takes longer than it
    const seen = lstatSync(path, { throwIfNoEntry: false });
    if (seen === undefined) return null;
    assertRegular(seen.isSymbolicLink() ? await stat(path) : seen, name);
    // should it be something else by now, neither the opening waits for a writer nor the reading for bytes
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      const stats = await file.stat();
      assertRegular(stats, name);
      return { file, size: stats.size };
    } catch (cause) {
      await file.close();
      throw cause;
    }
  } catch (cause) {
    if (codeOf(cause) !== "ENOENT") throw toFileError(name, "read", cause);
    await refuseBrokenLink(path, name);
    return null;
  }
}

/** A link to nothing is no missing file: what it leads to may be on a disk that is not there just now. */
async function refuseBrokenLink(path: string, name: string): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (stats?.isSymbolicLink() !== true) return;
  throw new StoreError(name, "is a link that leads to no file.", explain("linkBroken"));
}

/** Reads to the end, and one byte past the bound at most: a file may tell no size, or the wrong one. */
async function readWithin(
  maxBytes: number,
  { file, name, next, size }: { file: FileHandle; name: string; next: Next; size: number },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const chunkBytes = Math.max(Math.min(size, maxBytes), CHUNK_BYTES);
  let total = 0;
  while (total <= maxBytes) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, maxBytes - total + 1));
    const { bytesRead } = await file.read(chunk);
    chunks.push(chunk.subarray(0, bytesRead));
    total += bytesRead;
    const isWhole = bytesRead === 0 || (size > 0 && total === size);
    if (isWhole && total <= maxBytes) return Buffer.concat(chunks, total);
  }
  throw new StoreError(name, `is larger than the ${maxBytes} bytes that are read of a file.`, next);
}

/**
 * Refuses what is no file.
 *
 * @throws {StoreError} saying what it is.
 */
export function assertRegular(stats: Stats, name: string): void {
  if (stats.isFile()) return;
  const kind = nameKind(stats);
  throw new StoreError(name, `is ${kind}, not a file.`, explain("notAFile"));
}

function nameKind(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a pipe (FIFO)";
  if (stats.isSocket()) return "a socket";
  return "a device";
}
