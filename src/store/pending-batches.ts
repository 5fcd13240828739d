import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { nameEndpoint } from "../core/endpoint-name.ts";
import type { PendingBatch, PendingBatches } from "../core/ports.ts";
import type { Files } from "./files.ts";

/** A batch as its file holds it: what are fingerprints here are called names there. */
const BatchRecord = z.object({
  endpoint: z.string(),
  inputFileId: z.string(),
  batchId: z.string().nullable(),
  names: z.array(z.string()),
  /** Those that the batch has left unanswered when it ended. */
  unanswered: z.array(z.string()).default([]),
});
type BatchRecord = z.infer<typeof BatchRecord>;

/** Where a cache keeps its batches. */
export function batchesFolder(cacheFolder: string): string {
  return join(cacheFolder, "batches");
}

/** Keeps each batch as `batches/<name>.json` in the cache, and finished ones in `batches/done/`. */
export function openPendingBatches(cacheFolder: string, files: Files): PendingBatches {
  const folder = batchesFolder(cacheFolder);
  const done = join(folder, "done");
  const write = (name: string, record: BatchRecord) =>
    files.writeJson(join(folder, name), record, BatchRecord);
  const known = new Map<string, { stamp: string; batch: PendingBatch }>();
  /** Read again only when it has changed: a record of 50,000 questions takes megabytes, and is looked at for each. */
  const recall = async (name: string): Promise<PendingBatch | null> => {
    const path = join(folder, name);
    const stamp = await files.stamp(path);
    const before = known.get(name);
    if (stamp !== null && before?.stamp === stamp) return before.batch;
    const record = await files.readJson(path, BatchRecord);
    if (stamp === null || record === null) return null;
    const batch = toBatch(record);
    known.set(name, { stamp, batch });
    return batch;
  };
  return {
    list: async () => {
      const pending = [];
      for (const name of await files.list(folder)) {
        const batch = name.endsWith(".json") ? await recall(name) : null;
        if (batch !== null) pending.push({ name, batch });
      }
      return pending;
    },
    remember: async (batch) => {
      const name = toFileName(batch);
      await write(name, toRecord(batch, []));
      return name;
    },
    close: async (name, batch, unanswered) => {
      await write(name, toRecord(batch, unanswered));
      await files.move(join(folder, name), join(done, toFreeName(name, await files.list(done))));
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

async function* readRecords(folder: string, files: Files): AsyncGenerator<[string, BatchRecord]> {
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".json")) continue;
    const record = await files.readJson(join(folder, name), BatchRecord);
    if (record !== null) yield [name, record];
  }
}

function toBatch({ names, unanswered: _, endpoint, ...batch }: BatchRecord): PendingBatch {
  return { ...batch, endpoint: nameEndpoint(endpoint), fingerprints: names };
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
