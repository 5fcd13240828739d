import { lstatSync, type Stats } from "node:fs";
import { readdir, rename } from "node:fs/promises";
import { dirname } from "node:path";
import PQueue from "p-queue";
import type { z } from "zod";
import { explain, type Next } from "../core/causes/explanation.ts";
import { codeOf } from "../core/error-code.ts";
import { StoreError } from "../core/errors.ts";
import { toFileError } from "./files/file-error.ts";
import { openBelow } from "./files/open-below.ts";
import { isPacked, pack, unpack } from "./files/packed.ts";
import { decodeFile, parseFile, parseJsonFile } from "./files/parse-file.ts";
import { type PreparedFolders, prepareRoot } from "./files/prepare-root.ts";
import { hasRealFolder, makeFolderBelow } from "./files/real-folder.ts";
import { removeFile } from "./files/remove-file.ts";
import { openRoots, type Root, startAt } from "./files/roots.ts";
import { type Stamp, stampFile } from "./files/stamp.ts";
import type { Writer } from "./files/temporary-name.ts";
import { assertRegular, MAX_FILE_BYTES, readRegularFile } from "./read-regular-file.ts";
import { toJson } from "./to-json.ts";

/**
 * Files that one run of the program has open at once. Node works on four at a time; more would only come
 * nearer to the system's limit for all that a process has open.
 */
const MAX_OPEN_FILES = 4;

/** Reads files, and writes them atomically: a file appears as a whole or not at all. */
export type Files = {
  /** The text of a file, or null when there is none. One that ends in `.gz` is unpacked. */
  read: (path: string) => Promise<string | null>;
  /** The bytes of a file, or null when there is none. */
  readBytes: (path: string) => Promise<Uint8Array | null>;
  /**
   * A JSON file in the form of a schema, or null when there is none.
   * @throws {StoreError} naming a file that is truncated or of another form: it is never taken for missing.
   */
  readJson: <Value>(path: string, schema: z.ZodType<Value>) => Promise<Value | null>;
  /**
   * What the text of a JSON file says, in the form of a schema.
   * @throws {StoreError} as {@link Files.readJson} does.
   */
  parse: <Value>(path: string, text: string, schema: z.ZodType<Value>) => Value;
  /** A JSON file of any form and its text, with the next step when it is not what it should be. */
  readAnyJson: (path: string) => Promise<{ text: string; value: unknown; next: Next } | null>;
  /** Writes a file atomically; a file that has these bytes already is not touched. */
  write: (path: string, content: string | Uint8Array, options?: { mode: number }) => Promise<void>;
  /**
   * Writes a JSON file, which replaces only one in the form of the schema.
   * @throws {StoreError} naming a file that is truncated or of another form, or that would be larger than may
   * be read; it is left as it is.
   */
  writeJson: <Value>(path: string, value: Value, schema: z.ZodType<Value>) => Promise<void>;
  /**
   * Writes a JSON file in one line, whatever stands there; packed when its name ends in `.gz`.
   * @throws {StoreError} when it would be larger than may be read.
   */
  replaceJson: (path: string, value: unknown) => Promise<void>;
  /** See {@link Stamp}; null when there is no such file. At once: handing the look to another thread takes longer than it. */
  stamp: (path: string) => Stamp | null;
  /** Moves a file; nothing happens when there is none. */
  move: (from: string, to: string) => Promise<void>;
  /** Removes a file, or a link in its place; tells whether there was one. No link to a folder is entered. */
  remove: (path: string) => Promise<boolean>;
  /** Names in a folder, sorted; none when there is no such folder. */
  list: (folder: string) => Promise<string[]>;
  /** See {@link prepareRoot}. */
  prepare: (root: string, folders: PreparedFolders) => Promise<void>;
};

type FilesOptions = {
  /** Where relative paths start. @default `.`, the process's own folder */
  cwd?: string;
  /**
   * The folders that the user has named. They may be links, but below them no link is entered for writing.
   * @default for each path the folder it is in
   */
  roots?: readonly Root[];
  /** Folders below those whose files need another next step. @default none */
  exceptions?: readonly Root[];
};

/** Opens the file system for one process. */
export function openFiles(
  writer: Writer,
  { cwd = ".", roots = [], exceptions = [] }: FilesOptions = {},
): Files {
  const open = new PQueue({ concurrency: MAX_OPEN_FILES });
  const at = (path: string) => startAt(cwd, path);
  const rootOf = openRoots(roots, cwd);
  const nextOf = openRoots([...roots, ...exceptions], cwd);
  const toOptions = (path: string) => ({ name: path, next: nextOf(path).next });

  const readBytes = (path: string) => open.add(() => readRegularFile(at(path), toOptions(path)));
  const read = async (path: string) => {
    const [bytes, options] = [await readBytes(path), toOptions(path)];
    if (bytes === null) return null;
    const content = isPacked(path)
      ? await unpack(bytes, { ...options, maxBytes: MAX_FILE_BYTES })
      : bytes;
    return decodeFile(content, options);
  };
  const write: Files["write"] = (path, content, options) =>
    open.add(async () => {
      const bytes = Buffer.from(content);
      if (!(await holds(at(path), path, bytes))) await replace(path, bytes, options);
    });

  async function replace(path: string, bytes: Buffer, mode?: { mode: number }): Promise<void> {
    const file = await openBelow(rootOf(path).folder, at(path), { writer, name: path, ...mode });
    await file.write(bytes);
    await file.finish();
  }

  return {
    read,
    readBytes,
    readJson: async (path, schema) => {
      const text = await read(path);
      return text === null ? null : parseFile(text, schema, toOptions(path));
    },
    parse: (path, text, schema) => parseFile(text, schema, toOptions(path)),
    readAnyJson: async (path) => {
      const [text, options] = [await read(path), toOptions(path)];
      return text === null
        ? null
        : { text, value: parseJsonFile(text, options), next: options.next };
    },
    write,
    writeJson: async (path, value, schema) => {
      const text = toJson(value);
      refuseUnreadable(path, text);
      const before = await read(path);
      if (before === text) return;
      if (before !== null) parseFile(before, schema, toOptions(path));
      await open.add(() => replace(path, Buffer.from(text)));
    },
    replaceJson: async (path, value) => {
      const text = `${JSON.stringify(value)}\n`;
      refuseUnreadable(path, text);
      await write(path, isPacked(path) ? await pack(text) : text);
    },
    stamp: (path) => stampFile(at(path), path),
    move: async (from, to) => {
      try {
        await hasRealFolder(rootOf(from).folder, dirname(at(from)));
        await makeFolderBelow(rootOf(to).folder, dirname(at(to)));
        await rename(at(from), at(to)).catch(ignoreMissing);
      } catch (cause) {
        throw toFileError(from, "moved", cause);
      }
    },
    remove: (path) => removeFile(rootOf(path).folder, at(path), path),
    list: async (folder) => {
      if (stampFile(at(folder), folder) === null) return []; // as most that are looked for
      const names = await readdir(at(folder))
        .catch(ignoreMissing)
        .catch((cause: unknown) => {
          throw toFileError(folder, "read", cause);
        });
      return (names ?? []).toSorted();
    },
    prepare: (root, folders) => prepareRoot(at(root), folders, { writer, name: root }),
  };
}

/** Refuses to write what nothing could read. */
function refuseUnreadable(path: string, text: string): void {
  if (Buffer.byteLength(text) <= MAX_FILE_BYTES) return;
  throw new StoreError(
    path,
    `would be larger than the ${MAX_FILE_BYTES} bytes that are read of a file; it is left as it is.`,
    explain("contentTooLarge"),
  );
}

/** Whether a file, and no link to one, has these bytes. */
async function holds(target: string, name: string, bytes: Buffer): Promise<boolean> {
  const stats = lookAt(target, name);
  if (stats === undefined || stats.isSymbolicLink()) return false;
  assertRegular(stats, name);
  if (stats.size !== bytes.length) return false;
  const maxBytes = Math.max(bytes.length, MAX_FILE_BYTES); // it may be another file by now
  return (await readRegularFile(target, { name, maxBytes }))?.equals(bytes) ?? false;
}

/** At once: handing the look to another thread takes longer than it. */
function lookAt(target: string, name: string): Stats | undefined {
  try {
    return lstatSync(target, { throwIfNoEntry: false });
  } catch (cause) {
    throw toFileError(name, "written", cause);
  }
}

function ignoreMissing(cause: unknown): null {
  if (codeOf(cause) === "ENOENT") return null;
  throw cause;
}
