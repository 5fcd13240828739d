import { readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { StoreError } from "../core/errors.ts";
import { beginFile, codeOf, makeFolder, ownerOf } from "./whole-file.ts";

/** Files that appear whole or not at all. */
export type Files = {
  /** The text of a file, or null when there is none. */
  read: (path: string) => Promise<string | null>;
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

/** Opens the file system for one process. Its temporary files carry the process's id. */
export function openFiles({ processId, isRunning }: Writer): Files {
  let written = 0;
  return {
    read: readText,
    readJson: async (path, schema) => {
      const text = await readText(path);
      return text === null ? null : parseFile(path, text, schema);
    },
    write: async (path, content) => {
      const bytes = Buffer.from(content);
      if ((await readBytes(path))?.equals(bytes)) return;
      written += 1;
      const file = await beginFile(path, { processId, number: written });
      await file.write(bytes);
      await file.finish();
    },
    move: async (from, to) => {
      await makeFolder(dirname(to));
      await rename(from, to).catch(ignoreMissing(from));
    },
    list: async (folder) => ((await readdir(folder).catch(ignoreMissing(folder))) ?? []).toSorted(),
    sweep: async (folder) => {
      const names = (await readdir(folder, { recursive: true }).catch(ignoreMissing(folder))) ?? [];
      for (const name of names) {
        const owner = ownerOf(name);
        if (owner !== null && !isRunning(owner)) await rm(join(folder, name));
      }
    },
  };
}

function readBytes(path: string): Promise<Buffer | null> {
  return readFile(path).catch(ignoreMissing(path));
}

async function readText(path: string): Promise<string | null> {
  return (await readBytes(path))?.toString("utf8") ?? null;
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
