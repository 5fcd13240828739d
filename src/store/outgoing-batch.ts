import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BatchFile, BatchWriter } from "../core/ports.ts";
import { openBatchWriter } from "./batch-writer.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";
import { batchesFolder } from "./pending-batches.ts";

/** Files of questions that are sent as batches and then removed. */
export type OutgoingBatch = BatchWriter & { remove: (file: BatchFile) => Promise<void> };

/** The claim of whoever collects and sends batches: from looking up what is pending to having sent the rest. */
export const BATCHES_CLAIM = "batches";

/** The first file of a batch, or a further one. */
const OUTGOING = /^[0-9a-f-]{36}(?:-\d+)?\.jsonl$/;

/** Opens a writer of files in `batches/outgoing/` of the cache, which no other run writes. */
export function openOutgoingBatch(cacheFolder: string, processId: number): OutgoingBatch {
  return {
    ...openBatchWriter(join(outgoingFolder(cacheFolder), `${randomUUID()}.jsonl`), processId),
    remove: ({ path }) => rm(path),
  };
}

/**
 * Removes the files of runs that were killed before they removed them: no file is needed once it is uploaded,
 * and a question of one that was not goes into the next batch. Nothing happens while a process sends.
 */
export async function sweepOutgoing(
  cacheFolder: string,
  files: Files,
  locks: Locks,
): Promise<void> {
  const folder = outgoingFolder(cacheFolder);
  const names = (await files.list(folder)).filter((name) => OUTGOING.test(name));
  const lock = names.length === 0 ? null : await locks.tryTake(BATCHES_CLAIM);
  if (lock === null) return;
  try {
    for (const name of names) await rm(join(folder, name), { force: true });
  } finally {
    await lock.release();
  }
}

function outgoingFolder(cacheFolder: string): string {
  return join(batchesFolder(cacheFolder), "outgoing");
}
