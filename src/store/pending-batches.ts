import { createHash } from "node:crypto";
import { join } from "node:path";
import { PendingBatch, type PendingBatches } from "../core/ports.ts";
import type { Files } from "./files.ts";
import { toJson } from "./write-json.ts";

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
        const batch = await files.readJson(join(folder, name), PendingBatch);
        if (batch !== null) pending.push({ name, batch });
      }
      return pending;
    },
    remember: (batch) => files.write(join(folder, nameOf(batch)), toJson(batch)),
    close: (name) => files.move(join(folder, name), join(folder, "done", name)),
  };
}

/** Ids of providers are no file names; their hash is. */
function nameOf({ endpoint, inputFileId }: PendingBatch): string {
  const hash = createHash("sha256").update(`${endpoint} ${inputFileId}`).digest("hex");
  return `${hash.slice(0, 16)}.json`;
}
