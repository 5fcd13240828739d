import { join } from "node:path";
import { z } from "zod";
import type { Files } from "./files.ts";
import { toJson } from "./to-json.ts";

const Stamp = z.object({ askedAt: z.iso.datetime() });

/** When arXiv was asked last, by any process that uses this cache. */
export type ArxivStamp = {
  /** Null when it never was. */
  read: () => Promise<Date | null>;
  write: (askedAt: Date) => Promise<void>;
};

/** Keeps the time as `arxiv/asked.json` in the cache. */
export function openArxivStamp(cacheFolder: string, files: Files): ArxivStamp {
  const path = join(cacheFolder, "arxiv", "asked.json");
  return {
    read: async () => {
      const stamp = await files.readJson(path, Stamp);
      return stamp && new Date(stamp.askedAt);
    },
    write: (askedAt) => files.write(path, toJson({ askedAt: askedAt.toISOString() })),
  };
}
