import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { nameEndpoint } from "../../core/endpoint-name.ts";
import type { BatchedQuestions, PendingBatch, PendingBatches } from "../../core/ports.ts";
import type { Files } from "../files.ts";

/** A batch as its file holds it: what are fingerprints here are called names there. */
const BatchRecord = z.object({
  endpoint: z.string(),
  inputFileId: z.string(),
  batchId: z.string().nullable(),
  names: z.array(z.string()),
  /** The model that they are for, where it is the verifier. */
  verifier: z.string().optional(),
  /** Those that the batch has refused, or left unanswered when it ended. */
  unanswered: z.array(z.string()).default([]),
  /** Whether it was refused for its size. */
  isTooLarge: z.literal(true).optional(),
});
type BatchRecord = z.infer<typeof BatchRecord>;

/** Questions that are on their way into a batch, in the form of a batch's record. */
const Announcement = BatchRecord.pick({ endpoint: true, names: true });
export type Announcement = z.infer<typeof Announcement>;

/** Where a cache keeps its batches. */
export function batchesFolder(cacheFolder: string): string {
  return join(cacheFolder, "batches");
}

/** Where a cache keeps files of questions until they are sent. */
export function outgoingFolder(cacheFolder: string): string {
  return join(batchesFolder(cacheFolder), "outgoing");
}

/** Where a cache says which questions are on their way into a batch. */
export function announcementPath(cacheFolder: string): string {
  return join(outgoingFolder(cacheFolder), "announced.json");
}

/** What one process of a cache claims while it collects and sends batches. */
export const BATCHES_CLAIM = "batches";

/**
 * Keeps each batch as `batches/<name>.json` in the cache, and finished ones in `batches/done/`.
 *
 * @param listClaims What is claimed in this cache: the announcement of a process that was killed counts for nothing.
 */
export function openPendingBatches(
  cacheFolder: string,
  files: Files,
  listClaims: () => Promise<string[]>,
): PendingBatches {
  const folder = batchesFolder(cacheFolder);
  const done = join(folder, "done");
  const write = (name: string, record: BatchRecord) =>
    files.writeJson(join(folder, name), record, BatchRecord);
  const recallBatch = openRecall(files, async (path) => {
    const record = await files.readJson(path, BatchRecord);
    return record && toBatch(record);
  });
  const recallAnnounced = openRecall(files, async (path) => {
    const announced = await files.readJson(path, Announcement);
    return announced && toAnnounced(announced);
  });
  const list = async () => {
    const pending = [];
    for (const name of await files.list(folder)) {
      const batch = name.endsWith(".json") ? await recallBatch(join(folder, name)) : null;
      if (batch !== null) pending.push({ name, batch });
    }
    return pending;
  };
  const close = async (name: string, record: BatchRecord) => {
    await write(name, record);
    await files.move(join(folder, name), join(done, toFreeName(name, await files.list(done))));
  };
  return {
    list,
    listQuestions: async () => {
      // In this order: what is announced no more when it is looked at is in a batch that is listed after it.
      const announced = await recallAnnounced(announcementPath(cacheFolder));
      const isSent = announced === null || !(await listClaims()).includes(BATCHES_CLAIM);
      const pending = (await list()).map(({ batch }) => batch);
      return isSent ? pending : [...pending, announced];
    },
    remember: async (batch) => {
      const name = toFileName(batch);
      await write(name, toRecord(batch, []));
      return name;
    },
    close: (name, batch, unanswered) => close(name, toRecord(batch, unanswered)),
    closeTooLarge: (name, batch) => close(name, { ...toRecord(batch, []), isTooLarge: true }),
    findMostQuestions: async (endpoint) => {
      let most: number | null = null;
      for await (const [, record] of readRecords(done, files)) {
        if (!record.isTooLarge || nameEndpoint(record.endpoint) !== endpoint) continue;
        const half = Math.max(1, Math.floor(record.names.length / 2));
        most = Math.min(most ?? half, half);
      }
      return most;
    },
    countUnanswered: async (endpoint) => {
      const counts = new Map<string, number>();
      for await (const [, record] of readRecords(done, files)) {
        const names = nameEndpoint(record.endpoint) === endpoint ? record.unanswered : [];
        for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      return counts;
    },
  };
}

/**
 * Opens what reads a file again only when it has changed: a record of 50,000 questions takes megabytes, and is looked
 * at for each of them.
 */
function openRecall<Value>(
  files: Pick<Files, "stamp">,
  read: (path: string) => Promise<Value | null>,
): (path: string) => Promise<Value | null> {
  const known = new Map<string, { stamp: string; value: Value }>();
  return async (path) => {
    const stamp = files.stamp(path);
    if (stamp === null) return null;
    const before = known.get(path);
    if (before?.stamp === stamp.text) return before.value;
    const value = await read(path);
    if (value !== null) known.set(path, { stamp: stamp.text, value });
    return value;
  };
}

async function* readRecords(folder: string, files: Files): AsyncGenerator<[string, BatchRecord]> {
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await files.readJson(join(folder, name), BatchRecord);
    if (record !== null) yield [name, record];
  }
}

function toBatch({
  names,
  unanswered: _,
  isTooLarge: __,
  endpoint,
  ...batch
}: BatchRecord): PendingBatch {
  return { ...batch, endpoint: nameEndpoint(endpoint), fingerprints: names };
}

function toAnnounced({ endpoint, names }: Announcement): BatchedQuestions {
  return { endpoint, inputFileId: null, batchId: null, fingerprints: names };
}

function toRecord(
  { fingerprints, ...batch }: PendingBatch,
  unanswered: readonly string[],
): BatchRecord {
  return { ...batch, names: fingerprints, unanswered: [...unanswered] };
}

/** A provider may give the same ids again; the batch that had them before still counts. */
function toFreeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number += 1) {
    free = name.replace(/\.json$/, `-${number}.json`);
  }
  return free;
}

/** A provider's ids may hold characters that no file name can; their hash does not. */
function toFileName({ endpoint, inputFileId }: PendingBatch): string {
  const hash = createHash("sha256").update(`${endpoint} ${inputFileId}`).digest("hex");
  return `${hash.slice(0, 16)}.json`;
}
