import { join } from "node:path";
import { StoreError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { type ArtefactsById, mergeArtefacts, StoredListing } from "../core/paper/stored-listing.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";

/** A look at what the Hub lists for a day. */
type LookedAt = Omit<StoredListing, "artefacts">;

/** What is kept of listings, by day. */
export type Listings = {
  /** @throws {StoreError} when there is one that cannot be read. */
  recall: (date: DigestDate) => Promise<StoredListing | null>;
  /**
   * Keeps a listing in place of any other; in one line, so that it takes no more bytes than the Hub sent. What
   * was looked up of its papers stays with it.
   */
  remember: (listing: LookedAt) => Promise<void>;
  /**
   * Keeps what was looked up of a listing's papers, and returns what is kept of them: what another process
   * has found first stays.
   */
  addArtefacts: (date: DigestDate, found: ArtefactsById) => Promise<ArtefactsById>;
  /** Days that have a listing, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Keeps each listing as `listings/<date>.json` in the cache. */
export function openListings(cacheFolder: string, files: Files, locks: Locks): Listings {
  const pathOf = (date: string) => join(cacheFolder, "listings", `${date}.json`);
  const recall: Listings["recall"] = (date) => files.readJson(pathOf(date), StoredListing);
  /** Reads, changes and writes a listing while no other process does. */
  const update = <Value>(date: DigestDate, work: (write: Write) => Promise<Value>) =>
    locks.whileLocked(`listing-${date}`, (lock) =>
      work(async (listing) => {
        await lock.assertHeld();
        await files.replaceJson(pathOf(date), listing);
      }),
    );
  return {
    recall,
    remember: ({ date, ...look }) =>
      update(date, async (write) => {
        const kept = await recall(date).catch(orNothing);
        const artefacts = kept?.artefacts;
        await write({ date, ...look, ...(artefacts === undefined ? {} : { artefacts }) });
      }),
    addArtefacts: (date, found) =>
      update(date, async (write) => {
        const kept = await recall(date);
        if (kept === null) return found;
        const artefacts = mergeArtefacts(kept.artefacts ?? {}, found);
        await write({ ...kept, artefacts: { ...artefacts } });
        return artefacts;
      }),
    listDays: async () => datesOfFiles(await files.list(join(cacheFolder, "listings"))),
  };
}

type Write = (listing: StoredListing) => Promise<void>;

/** A listing that cannot be read is replaced with whatever was kept in it. */
function orNothing(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}
