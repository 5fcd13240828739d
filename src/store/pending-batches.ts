import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { PendingBatch, PendingBatches } from "../core/ports.ts";
import type { Files } from "./files.ts";

/** A batch as its file holds it: what are fingerprints here are called names there. */
const BatchRecord = z.object({
  endpoint: z.string(),
  inputFileId: z.string(),
  batchId: z.string().nullable(),
  names: z.array(z.string()),
});
type BatchRecord = z.infer<typeof BatchRecord>;

/** Where a cache keeps its batches. */
export function batchesFolder(cacheFolder: string): string {
  return join(cacheFolder, "batches");
}

/** Keeps each batch as `batches/<name>.json` in the cache, and finished ones in `batches/done/`. */
export function openPendingBatches(cacheFolder: string, files: Files): PendingBatches {
  const folder = batchesFolder(cacheFolder);
  return {
    list: async () => {
      const names = (await files.list(folder)).filter((name) => name.endsWith(".json"));
      const pending = [];
      for (const name of names) {
        const record = await files.readJson(join(folder, name), BatchRecord);
        if (record !== null) pending.push({ name, batch: toBatch(record) });
      }
      return pending;
    },
    remember: (batch) =>
      files.writeJson(join(folder, toFileName(batch)), toRecord(batch), BatchRecord),
    close: (name) => files.move(join(folder, name), join(folder, "done", name)),
  };
}

function toBatch({ names, ...batch }: BatchRecord): PendingBatch {
  return { ...batch, fingerprints: names };
}

function toRecord({ fingerprints, ...batch }: PendingBatch): BatchRecord {
  return { ...batch, names: fingerprints };
}

/** A provider's ids may hold characters that no file name can; their hash does not. */
function toFileName({ endpoint, inputFileId }: PendingBatch): string {
  const hash = createHash("sha256").update(`${endpoint} ${inputFileId}`).digest("hex");
  return `${hash.slice(0, 16)}.json`;
}
