import { join } from "node:path";
import type { DigestDate } from "../core/paper/date.ts";
import { StoredListing } from "../core/paper/stored-listing.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";

/** What is kept of listings, by day. */
export type Listings = {
  /** @throws {StoreError} when there is one that cannot be read. */
  recall: (date: DigestDate) => Promise<StoredListing | null>;
  /** Keeps a listing in place of any other; in one line, so that it takes no more bytes than the Hub sent. */
  remember: (listing: StoredListing) => Promise<void>;
  /** Days that have a listing, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Keeps each listing as `listings/<date>.json` in the cache. */
export function openListings(cacheFolder: string, files: Files): Listings {
  const pathOf = (date: string) => join(cacheFolder, "listings", `${date}.json`);
  return {
    recall: (date) => files.readJson(pathOf(date), StoredListing),
    remember: (listing) => files.replaceJson(pathOf(listing.date), listing),
    listDays: async () => datesOfFiles(await files.list(join(cacheFolder, "listings"))),
  };
}
