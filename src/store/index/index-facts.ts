import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { DigestFacts, readFacts } from "../../core/digest/index-archive.ts";
import { StoreError } from "../../core/errors.ts";
import type { Digests, FoundDigest } from "../digests.ts";
import type { Files } from "../files.ts";

/** The version of what facts say, and of how they are read: those of another one are read anew. */
const FORMAT_VERSION = 1;

/**
 * How much older than what is known of it a file must be until its stamp is believed, in milliseconds. Some file systems
 * count time in steps of two seconds: a second change within one leaves the stamp as it is.
 */
const SETTLED_MS = 2000;

/** The facts of one file, with its stamp, the time of that, and the hash of its bytes. */
const KnownFile = z.object({
  stamp: z.string(),
  changedMs: z.number(),
  hash: z.string(),
  facts: DigestFacts,
});
type KnownFile = z.infer<typeof KnownFile>;

const KnownFiles = z.object({
  formatVersion: z.literal(FORMAT_VERSION),
  files: z.array(KnownFile),
});

/**
 * Reads what the index says of every digest: days oldest first, then weeks. A file is parsed only when it is neither
 * as it was left nor has the bytes that it had, as after a fresh checkout. What is known of them is kept in a cache
 * as `index/<hash of the output folder>.json`; its loss costs time alone.
 *
 * @param isKept Whether the cache is this command's; else every file is read, and nothing is kept.
 * @throws {StoreError} when a digest cannot be read.
 */
export async function readIndexFacts(
  digests: Pick<Digests, "list" | "readStored">,
  { files, path, isKept }: { files: Files; path: string; isKept: boolean },
): Promise<DigestFacts[]> {
  const before = isKept ? await readKnown(path, files) : [];
  const known = new Map(before.map((one) => [one.facts.name, one]));
  const [all, now]: [DigestFacts[], KnownFile[]] = [[], []];
  for (const digest of await digests.list()) {
    const read = await readFile(digest, known.get(digest.name), { files, digests });
    if (read === null) continue;
    all.push(read.facts);
    if (read.file !== null) now.push(read.file);
  }
  if (isKept) {
    await files.replaceJson(path, { formatVersion: FORMAT_VERSION, files: now }).catch(orNull);
  }
  return all;
}

/** Where the facts of an output folder are kept. */
export function indexFactsPath(cacheFolder: string, outputFolder: string): string {
  return join(cacheFolder, "index", `${hashOf(outputFolder).slice(0, 16)}.json`);
}

/** What is known, with the stamps that are to be believed. */
async function readKnown(path: string, files: Files): Promise<KnownFile[]> {
  const knownAt = (await files.stamp(path))?.changedMs ?? 0;
  const known = (await files.readJson(path, KnownFiles).catch(orNull))?.files ?? [];
  return known.map((one) => (knownAt - one.changedMs > SETTLED_MS ? one : { ...one, stamp: "" }));
}

/** A file's facts, and what is known of it from now on; null when it is gone. */
async function readFile(
  digest: FoundDigest,
  known: KnownFile | undefined,
  { files, digests }: { files: Files; digests: Pick<Digests, "readStored"> },
): Promise<{ facts: DigestFacts; file: KnownFile | null } | null> {
  const { path } = digest;
  const stamp = await files.stamp(path);
  if (known !== undefined && known.stamp === stamp?.text)
    return { facts: known.facts, file: known };
  const bytes = await files.readBytes(path);
  if (bytes === null) return null;
  const hash = hashOf(bytes);
  const stored = known?.hash === hash ? null : await digests.readStored(digest);
  const facts = stored === null ? known?.facts : readFacts(stored);
  if (facts === undefined) return null;
  const isUnchanged = stamp !== null && stamp.text === (await files.stamp(path))?.text;
  if (!isUnchanged) return { facts, file: null };
  return { facts, file: { stamp: stamp.text, changedMs: stamp.changedMs, hash, facts } };
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function orNull(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}
