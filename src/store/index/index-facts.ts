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
 * How long a file must have been left alone until its stamp is believed, in milliseconds. Some file systems count
 * time in steps of two seconds: a second change within one leaves the stamp as it is.
 */
const SETTLED_MS = 2000;

/** The facts of one file, as they were when it had this stamp and these bytes; empty when neither is certain. */
const KnownFile = z.object({ stamp: z.string(), hash: z.string(), facts: DigestFacts });
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
  const before = isKept
    ? ((await files.readJson(path, KnownFiles).catch(orNull))?.files ?? [])
    : [];
  const known = new Map(before.map((one) => [one.facts.name, one]));
  const now: KnownFile[] = [];
  for (const digest of await digests.list()) {
    const one = await readFile(digest, known.get(digest.name), { files, digests });
    if (one !== null) now.push(one);
  }
  const isSame = now.length === before.length && now.every((one, index) => one === before[index]);
  if (isKept && !isSame) {
    await files.replaceJson(path, { formatVersion: FORMAT_VERSION, files: now }).catch(orNull);
  }
  return now.map(({ facts }) => facts);
}

/** Where the facts of an output folder are kept. */
export function indexFactsPath(cacheFolder: string, outputFolder: string): string {
  return join(cacheFolder, "index", `${hashOf(outputFolder).slice(0, 16)}.json`);
}

async function readFile(
  digest: FoundDigest,
  known: KnownFile | undefined,
  { files, digests }: { files: Files; digests: Pick<Digests, "readStored"> },
): Promise<KnownFile | null> {
  const { path } = digest;
  const stamp = await files.stamp(path);
  if (known !== undefined && known.stamp !== "" && known.stamp === stamp?.text) return known;
  const bytes = await files.readBytes(path);
  if (bytes === null) return null;
  const hash = hashOf(bytes);
  const stored = known?.hash === hash ? null : await digests.readStored(digest);
  const facts = stored === null ? known?.facts : readFacts(stored);
  if (facts === undefined) return null;
  // It may have been changed between these readings, or just now and once more at the same moment.
  const isSettled =
    stamp !== null &&
    Date.now() - stamp.changedMs > SETTLED_MS &&
    stamp.text === (await files.stamp(path))?.text;
  return isSettled ? { stamp: stamp.text, hash, facts } : { stamp: "", hash: "", facts };
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function orNull(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}
