import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BatchFile, BatchWriter } from "../core/ports.ts";
import { openBatchWriter } from "./batch-writer.ts";
import { openBelow } from "./files/open-below.ts";
import { startAt } from "./files/roots.ts";
import { toTemporaryId, type Writer } from "./files/temporary-name.ts";
import { batchesFolder } from "./pending-batches.ts";

/** Files of questions that are sent as batches and then removed. */
export type OutgoingBatch = BatchWriter & { remove: (file: BatchFile) => Promise<void> };

/**
 * Opens a writer of files in `batches/outgoing/` of the cache, which no other run writes. They are swept
 * like temporary files: a batch is remembered when its file has been sent, and never needs it again.
 */
export function openOutgoingBatch(
  cacheFolder: string,
  { writer, cwd }: { writer: Writer; cwd: string },
): OutgoingBatch {
  const root = startAt(cwd, cacheFolder);
  const folder = join(batchesFolder(root), "outgoing");
  const openFile = (path: string) => openBelow(root, path, { writer });
  return {
    ...openBatchWriter(join(folder, `papercards-${toTemporaryId(writer)}.jsonl`), openFile),
    remove: ({ path }) => rm(path, { force: true }),
  };
}
