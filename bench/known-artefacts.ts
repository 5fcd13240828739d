import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import type { Artefacts } from "../src/core/paper/artefacts.ts";
import { DigestDate } from "../src/core/paper/date.ts";
import type { StoredListing } from "../src/core/paper/stored-listing.ts";
import type { Listings } from "../test/support/recorded-world.ts";

const Listed = z.looseObject({ paper: z.looseObject({ id: z.string() }) });
const NONE = { own: [], mentions: 0 };
const NOTHING: Artefacts = { models: NONE, datasets: NONE, spaces: NONE };

/** Writes a cache in which what the Hub has of all papers is known, and nothing else is: their days are listed anew. */
export function knowArtefacts(listings: Listings, cacheFolder: string): void {
  const folder = join(cacheFolder, "listings");
  mkdirSync(folder, { recursive: true });
  for (const [date, items] of listings) {
    const ids = items.flatMap((item) => Listed.safeParse(item).data?.paper.id ?? []);
    const artefacts = Object.fromEntries(ids.map((id) => [id, NOTHING]));
    const stored: StoredListing = {
      date: DigestDate.parse(date),
      settled: false,
      items: [],
      artefacts,
    };
    writeFileSync(join(folder, `${date}.json.gz`), gzipSync(JSON.stringify(stored)));
  }
}
