import { access, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { z } from "zod";
import { codeOf } from "../core/error-code.ts";
import { StoreError } from "../core/errors.ts";
import { openAtomicFile, temporaryFileOwner } from "./atomic-file.ts";
import { makeFolder } from "./make-folder.ts";

/** Files that appear whole or not at all. */
export type Files = {
  /** The text of a file, or null when there is none. */
  read: (path: string) => Promise<string | null>;
  /** The bytes of a file; throws what the file system throws. */
  readBytes: (path: string) => Promise<Uint8Array>;
  /** Whether there is such a file or folder. */
  has: (path: string) => Promise<boolean>;
  /**
   * A JSON file in the form of a schema, or null when there is none.
   * @throws {StoreError} naming a file that is torn or not ours: it is never taken for an empty one.
   */
  readJson: <Value>(path: string, schema: z.ZodType<Value>) => Promise<Value | null>;
  /** Writes a file as a whole; one that holds these bytes already is not touched. */
  write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Moves a file; nothing happens when there is none. */
  move: (from: string, to: string) => Promise<void>;
  /** Names in a folder, sorted; none when there is no such folder. */
  list: (folder: string) => Promise<string[]>;
  /** Removes the temporary files below a folder whose processes have ended. */
  sweep: (folder: string) => Promise<void>;
};

/** Who writes, as the operating system knows it. */
export type Writer = { processId: number; isRunning: (processId: number) => boolean };

/**
 * Opens the file system for one process. Its temporary files carry the process's id. Relative paths start
 * at `cwd`, by default the process's own folder.
 */
export function openFiles({ processId, isRunning }: Writer, cwd = "."): Files {
  let written = 0;
  const at = (path: string) => (isAbsolute(path) ? path : join(cwd, path));
  const readBytes = (path: string) => readFile(at(path));
  const readIfThere = (path: string) => readBytes(path).catch(ignoreMissing(path));
  const readText = async (path: string) => (await readIfThere(path))?.toString("utf8") ?? null;
  return {
    read: readText,
    readBytes,
    has: (path) =>
      access(at(path)).then(
        () => true,
        () => false,
      ),
    readJson: async (path, schema) => {
      const text = await readText(path);
      return text === null ? null : parseFile(path, text, schema);
    },
    write: async (path, content) => {
      const bytes = Buffer.from(content);
      if ((await readIfThere(path))?.equals(bytes)) return;
      written += 1;
      const file = await openAtomicFile(at(path), { processId, number: written });
      await file.write(bytes);
      await file.finish();
    },
    move: async (from, to) => {
      await makeFolder(dirname(at(to)));
      await rename(at(from), at(to)).catch(ignoreMissing(from));
    },
    list: async (folder) =>
      ((await readdir(at(folder)).catch(ignoreMissing(folder))) ?? []).toSorted(),
    sweep: async (folder) => {
      const listed = readdir(at(folder), { recursive: true });
      for (const name of (await listed.catch(ignoreMissing(folder))) ?? []) {
        const owner = temporaryFileOwner(name);
        if (owner !== null && !isRunning(owner)) await rm(at(join(folder, name)));
      }
    },
  };
}

function parseFile<Value>(path: string, text: string, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(parseJsonFile(path, text));
  if (parsed.success) return parsed.data;
  throw new StoreError(
    path,
    `is not a file that papercards wrote: ${z.prettifyError(parsed.error).split("\n").join(" ")}`,
    "Move it away, or bring back the last good version, and run again.",
  );
}

/**
 * The value of a file's JSON.
 *
 * @throws {StoreError} naming a file that is torn or no JSON.
 */
export function parseJsonFile(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StoreError(
      path,
      "is torn or no JSON.",
      "Delete it, or bring back the last good version, and run again.",
      { cause },
    );
  }
}

function ignoreMissing(path: string): (cause: unknown) => null {
  return (cause) => {
    if (codeOf(cause) === "ENOENT") return null;
    throw unreadable(path, cause);
  };
}

function unreadable(path: string, cause: unknown): StoreError {
  return new StoreError(
    path,
    `cannot be read (${codeOf(cause)}).`,
    "Check its permissions, or choose another folder with --output or --cache.",
    { cause },
  );
}
