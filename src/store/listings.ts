import { join } from "node:path";
import type { DigestDate } from "../core/paper/date.ts";
import { StoredListing } from "../core/paper/stored-listing.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";

/** Listings as fetched, by day. */
export type Listings = {
  recall: (date: DigestDate) => Promise<StoredListing | null>;
  remember: (listing: StoredListing) => Promise<void>;
  /** Days that have a listing, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Keeps each listing as `listings/<date>.json` in the cache. */
export function openListings(cacheFolder: string, files: Files): Listings {
  const pathOf = (date: string) => join(cacheFolder, "listings", `${date}.json`);
  return {
    recall: (date) => files.readJson(pathOf(date), StoredListing),
    remember: (listing) => files.writeJson(pathOf(listing.date), listing, StoredListing),
    listDays: async () => datesOfFiles(await files.list(join(cacheFolder, "listings"))),
  };
}
