import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BatchFile, BatchWriter } from "../core/ports.ts";
import { openBatchWriter } from "./batch-writer.ts";
import { batchesFolder } from "./pending-batches.ts";

/** Files of questions that are sent as batches and then removed. */
export type OutgoingBatch = BatchWriter & { remove: (file: BatchFile) => Promise<void> };

/** Opens a writer of files in `batches/outgoing/` of the cache, which no other run writes. */
export function openOutgoingBatch(cacheFolder: string, processId: number): OutgoingBatch {
  const folder = join(batchesFolder(cacheFolder), "outgoing");
  return {
    ...openBatchWriter(join(folder, `${randomUUID()}.jsonl`), processId),
    remove: ({ path }) => rm(path),
  };
}
