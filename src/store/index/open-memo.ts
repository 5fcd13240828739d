import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { StoreError } from "../../core/errors.ts";
import type { Files } from "../files.ts";

/**
 * How much older than what is known of it a file must be until its stamp is believed, in milliseconds. Some file systems
 * count time in steps of two seconds: a second change within one leaves the stamp as it is.
 */
const SETTLED_MS = 2000;

/** A file as it was when something was made of it: its stamp, the time of that, and the hash of its bytes. */
const KnownFile = z.object({ stamp: z.string(), changedMs: z.number(), hash: z.string() });
type KnownFile = z.infer<typeof KnownFile>;

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

type Entry<Value> = { name: string; files: KnownFile[]; value: Value };

/** Remembers nothing, for a command to which the cache does not belong. */
export const NO_MEMO = {
  of: async <Value>(_name: string, _paths: readonly string[], make: () => Promise<Value>) => make(),
  keep: async () => {},
};

/** Where something that is remembered of an output folder lies in a cache. */
export function memoPath(cacheFolder: string, name: string): string {
  return join(cacheFolder, "index", `${hashOf(name).slice(0, 16)}.json`);
}

/** Opens what is remembered in a file of the cache. One that cannot be read counts as none. */
export async function openMemo<Value>(
  path: string,
  { files, schema, version }: MemoOptions<Value>,
): Promise<Memo<Value>> {
  const Entries = z.object({
    version: z.literal(version),
    entries: z.array(z.object({ name: z.string(), files: z.array(KnownFile), value: schema })),
  });
  const knownAt = (await files.stamp(path).catch(orNull))?.changedMs ?? 0;
  const read = (await files.readJson(path, Entries).catch(orNull))?.entries ?? [];
  const before = new Map(read.map((one) => [one.name, one]));
  const now: Entry<Value>[] = [];

  const isLeft = (known: KnownFile, stamp: string | undefined) =>
    known.stamp === stamp && knownAt - known.changedMs > SETTLED_MS;
  return {
    of: async (name, paths, make) => {
      const known = before.get(name);
      const left = await Promise.all(paths.map((one) => readStamp(one, files)));
      if (known?.files.every((one, index) => isLeft(one, left[index]?.stamp)) === true) {
        now.push(known);
        return known.value;
      }
      const seen = await Promise.all(paths.map((one) => look(one, files)));
      const isSame = known?.files.every(({ hash }, index) => hash === seen[index]?.hash) === true;
      const value = isSame && known !== undefined ? known.value : await make();
      if (value !== null && (await areAsSeen(seen, paths, files))) {
        now.push({ name, files: seen, value });
      }
      return value;
    },
    keep: async () => {
      await files.replaceJson(path, { version, entries: now }).catch(orNull);
    },
  };
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
