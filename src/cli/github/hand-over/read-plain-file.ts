import { constants, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { codeOf } from "../../../core/error-code.ts";

/** What is said of a file that is not there. */
export const MISSING = "is missing";

/** The bytes of a file, or why there are none. */
type PlainFile = { bytes: Buffer } | { problem: string };

/** Opens neither a link nor, without waiting for its other end, a pipe. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads a file that is no link, pipe, device or folder, and no larger than this. It is read once. */
export async function readPlainFile(path: string, maxBytes: number): Promise<PlainFile> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, FLAGS);
    return await readOpened(file, await file.stat(), maxBytes);
  } catch (cause) {
    return { problem: PROBLEMS[codeOf(cause)] ?? `cannot be read (${codeOf(cause)})` };
  } finally {
    await file?.close();
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: MISSING,
  ENOTDIR: "is missing: a file takes the place of its folder",
  ELOOP: "is a link",
};

/** One byte more is asked for than there may be, so that a file that grows meanwhile is no larger either. */
async function readOpened(file: FileHandle, stats: Stats, maxBytes: number): Promise<PlainFile> {
  if (!stats.isFile()) return { problem: stats.isDirectory() ? "is a folder" : "is no file" };
  if (stats.size > maxBytes) return { problem: `is larger than ${maxBytes} bytes` };
  const bytes = Buffer.alloc(stats.size + 1);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  if (bytesRead !== stats.size) return { problem: "changes while it is read" };
  return { bytes: bytes.subarray(0, bytesRead) };
}
