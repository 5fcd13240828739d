import { createHash } from "node:crypto";
import { join } from "node:path";
import type { z } from "zod";
import { StoreError } from "../../core/errors.ts";
import type { Files } from "../files.ts";
import { joinLines, type KnownFile, readLine, splitLines, writeLine } from "./memo-lines.ts";

/**
 * How much older than what is known of it a file must be until its stamp is believed, in milliseconds. Some file systems
 * count time in steps of two seconds: a second change within one leaves the stamp as it is.
 */
const SETTLED_MS = 2000;

/** How a file that is not there is known. */
const MISSING: KnownFile = { stamp: "", changedMs: 0, hash: "" };

/** What is remembered of some files, as long as they are as they were. */
export type Memo<Value> = {
  /**
   * What is known of these files under a name. It is made when it is not known, and when one of them is neither as it was left
   * nor has the bytes that it had, as after a fresh checkout, is gone, or is there now. Null is nothing to be remembered.
   */
  of: (
    name: string,
    paths: readonly string[],
    make: () => Promise<Value | null>,
  ) => Promise<Value | null>;
  /** Keeps what is known of the names that were asked for. When that fails it costs time alone. */
  keep: () => Promise<void>;
};

/** What is remembered. */
export type MemoOf<Value> = {
  /** Tells it from what else is remembered of the same files; empty for what the index says. */
  name: string;
  schema: z.ZodType<Value>;
  /** Raised when values mean something else, or are made in another way: those of another one are made anew. */
  version: string;
};

type MemoOptions<Value> = Omit<MemoOf<Value>, "name"> & { files: Files };

/** Remembers nothing, for a command to which the cache does not belong. */
export const NO_MEMO = {
  of: async <Value>(_name: string, _paths: readonly string[], make: () => Promise<Value>) => make(),
  keep: async () => {},
};

/** Where something that is remembered of an output folder lies in a cache. */
export function memoPath(cacheFolder: string, name: string): string {
  return join(cacheFolder, "index", `${hashOf(name).slice(0, 16)}.txt`);
}

/** Opens what is remembered in a file of the cache. One that cannot be read counts as none. */
export async function openMemo<Value>(
  path: string,
  { files, schema, version }: MemoOptions<Value>,
): Promise<Memo<Value>> {
  const { text, knownAt } = await readMemo(path, files).catch(orNone);
  const before = splitLines(text, version);
  const now: string[] = [];

  const isLeft = (known: KnownFile, path: string) =>
    known.stamp === readStamp(path, files).stamp && knownAt - known.changedMs > SETTLED_MS;
  return {
    of: async (name, paths, make) => {
      const key = JSON.stringify(name);
      const line = before.get(key) ?? "";
      const known = readKnown(line, paths, schema);
      if (
        known !== null &&
        paths.every((one, index) => isLeft(known.files[index] ?? MISSING, one))
      ) {
        now.push(line);
        return known.value;
      }
      const seen = await Promise.all(paths.map((one) => look(one, files)));
      const isSame = known?.files.every(({ hash }, index) => hash === seen[index]?.hash) === true;
      const value = isSame && known !== null ? known.value : await make();
      if (value !== null && areAsSeen(seen, paths, files)) {
        now.push(writeLine({ name: key, files: seen, value: JSON.stringify(value) }));
      }
      return value;
    },
    keep: async () => {
      const changed = joinLines(now, version);
      if (changed !== text) await files.write(path, changed).catch(orNone);
    },
  };
}

/** The text of what is remembered, and when it was written at the latest. */
async function readMemo(path: string, files: Files) {
  const stamp = files.stamp(path);
  return { text: (await files.read(path)) ?? "", knownAt: stamp?.changedMs ?? 0 };
}

/** What a line says of these files; null when it says nothing of them in this form. */
function readKnown<Value>(line: string, paths: readonly string[], schema: z.ZodType<Value>) {
  const known = readLine(line);
  if (known?.files.length !== paths.length) return null;
  const value = schema.safeParse(readJson(known.value));
  return value.success ? { files: known.files, value: value.data } : null;
}

/** A value of ours, whose size its file bounds; undefined, which no schema takes, for one that is cut. */
function readJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** When a file changed last, and its stamp; of one that is not there, both are nothing. */
function readStamp(path: string, files: Files): Omit<KnownFile, "hash"> {
  const stamp = files.stamp(path);
  return stamp === null ? MISSING : { stamp: stamp.text, changedMs: stamp.changedMs };
}

/** A file as it is now. */
async function look(path: string, files: Files): Promise<KnownFile> {
  const stamp = readStamp(path, files);
  const bytes = await files.readBytes(path);
  if (bytes === null) return MISSING;
  return { ...stamp, hash: hashOf(bytes) };
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Whether nobody has changed these files since they were looked at. */
function areAsSeen(seen: readonly KnownFile[], paths: readonly string[], files: Files): boolean {
  return paths.every((one, index) => readStamp(one, files).stamp === seen[index]?.stamp);
}

function orNone(error: unknown) {
  if (error instanceof StoreError) return { text: "", knownAt: 0 };
  throw error;
}
