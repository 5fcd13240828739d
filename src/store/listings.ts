import { join } from "node:path";
import { StoreError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { ArtefactsById, StoredListing } from "../core/paper/stored-listing.ts";
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
   * Keeps a listing in place of any other, packed: a quarter of what the Hub sent. What was looked up of its papers
   * stays with it.
   */
  remember: (listing: LookedAt) => Promise<void>;
  /**
   * Keeps what was looked up of a listing's papers, and returns what is kept of them: what another process
   * has found first stays.
   */
  addArtefacts: (date: DigestDate, found: ArtefactsById) => Promise<ArtefactsById>;
  /** Forgets a listing, and what was looked up of its papers; tells how many files that were. */
  remove: (date: DigestDate) => Promise<number>;
  /** Where the listing of a day is, in the order in which it is looked for. */
  pathsOf: (date: DigestDate) => string[];
  /** Days that have a listing, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Keeps each listing as `listings/<date>.json.gz` in the cache; older versions did not pack it. */
export function openListings(cacheFolder: string, files: Files, locks: Locks): Listings {
  const folder = join(cacheFolder, "listings");
  const pathOf = (date: DigestDate) => join(folder, `${date}.json.gz`);
  const olderPathOf = (date: DigestDate) => join(folder, `${date}.json`);
  const load = () => import("../core/paper/stored-listing.ts"); // of one that is as it was, only the bytes are read
  const recall: Listings["recall"] = async (date) => {
    const { StoredListing } = await load();
    return (
      (await files.readJson(pathOf(date), StoredListing)) ??
      files.readJson(olderPathOf(date), StoredListing)
    );
  };
  /** Reads, changes and writes a listing while no other process does. */
  const update = <Value>(date: DigestDate, work: (write: Write) => Promise<Value>) =>
    locks.whileLocked(`listing-${date}`, (lock) =>
      work(async (listing) => {
        await lock.assertHeld();
        await files.replaceJson(pathOf(date), listing);
        await files.remove(olderPathOf(date));
      }),
    );
  return {
    recall,
    pathsOf: (date) => [pathOf(date), olderPathOf(date)],
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
        const { mergeArtefacts } = await load();
        const artefacts = mergeArtefacts(kept.artefacts ?? {}, found);
        await write({ ...kept, artefacts: { ...artefacts } });
        return artefacts;
      }),
    remove: (date) =>
      locks.whileLocked(`listing-${date}`, async (lock) => {
        await lock.assertHeld();
        const removed = [await files.remove(olderPathOf(date)), await files.remove(pathOf(date))];
        return removed.filter(Boolean).length;
      }),
    listDays: async () => {
      const names = (await files.list(folder)).map((name) => name.replace(/\.gz$/, ""));
      return [...new Set(datesOfFiles(names))];
    },
  };
}

type Write = (listing: StoredListing) => Promise<void>;

/** A listing that cannot be read is replaced with whatever was kept in it. */
function orNothing(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}
