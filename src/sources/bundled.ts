import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { NOT_LOOKED_UP } from "../core/paper/artefacts.ts";
import { parseJson } from "../core/parse-json.ts";
import type { Sources } from "./open-sources.ts";

/** Opens a recorded day, `<folder>/listing.json.gz`, in place of the Hub. */
export function openBundledSources(folder: string): Sources {
  return {
    fetchListing: async (_date, now) => {
      const bytes = await promisify(gunzip)(await readFile(join(folder, "listing.json.gz")));
      const items = z.array(z.unknown()).parse(parseJson(bytes.toString("utf8")));
      return { items, sentAt: now }; // a recorded day needs no other clock
    },
    fetchAbstracts: async () => new Map(),
    fetchThumbnail: async () => null,
    lookUpArtefacts: async () => ({ artefacts: NOT_LOOKED_UP, problem: null, hasPage: true }),
  };
}
