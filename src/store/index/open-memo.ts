import { createHash } from "node:crypto";
import { join } from "node:path";
import type { z } from "zod";
import { StoreError } from "../../core/errors.ts";
import { parseJson } from "../../core/parse-json.ts";
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
  const knownAt = (await files.stamp(path).catch(orNull))?.changedMs ?? 0;
  const text = (await files.read(path).catch(orNull)) ?? "";
  const before = splitLines(text, version);
  const now: string[] = [];

  const isLeft = (known: KnownFile, stamp: string | undefined) =>
    known.stamp === stamp && knownAt - known.changedMs > SETTLED_MS;
  return {
    of: async (name, paths, make) => {
      const key = JSON.stringify(name);
      const line = before.get(key);
      const known = line === undefined ? null : readKnown(line, paths, schema);
      const left = await Promise.all(paths.map((one) => readStamp(one, files)));
      if (
        line !== undefined &&
        known?.files.every((one, index) => isLeft(one, left[index]?.stamp)) === true
      ) {
        now.push(line);
        return known.value;
      }
      const seen = await Promise.all(paths.map((one) => look(one, files)));
      const isSame = known?.files.every(({ hash }, index) => hash === seen[index]?.hash) === true;
      const value = isSame && known !== null ? known.value : await make();
      if (value !== null && (await areAsSeen(seen, paths, files))) {
        now.push(writeLine({ name: key, files: seen, value: JSON.stringify(value) }));
      }
      return value;
    },
    keep: async () => {
      const changed = joinLines(now, version);
      if (changed !== text) await files.write(path, changed).catch(orNull);
    },
  };
}

/** What a line says of these files; null when it says nothing of them in this form. */
function readKnown<Value>(line: string, paths: readonly string[], schema: z.ZodType<Value>) {
  const known = readLine(line);
  if (known?.files.length !== paths.length) return null;
  const value = schema.safeParse(parseJson(known.value));
  return value.success ? { files: known.files, value: value.data } : null;
}

/** When a file changed last, and its stamp; of one that is not there, both are nothing. */
async function readStamp(path: string, files: Files): Promise<Omit<KnownFile, "hash">> {
  const stamp = await files.stamp(path);
  return stamp === null ? MISSING : { stamp: stamp.text, changedMs: stamp.changedMs };
}

/** A file as it is now. */
async function look(path: string, files: Files): Promise<KnownFile> {
  const stamp = await readStamp(path, files);
  const bytes = await files.readBytes(path);
  if (bytes === null) return MISSING;
  return { ...stamp, hash: hashOf(bytes) };
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Whether nobody has changed these files since they were looked at. */
async function areAsSeen(seen: readonly KnownFile[], paths: readonly string[], files: Files) {
  const stamps = await Promise.all(paths.map((one) => readStamp(one, files)));
  return seen.every(({ stamp }, index) => stamp === stamps[index]?.stamp);
}

function orNull(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}
