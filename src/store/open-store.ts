import { resolve } from "node:path";
import type { AnswerCache, PendingBatches } from "../core/ports.ts";
import { openAnswerCache } from "./answer-cache.ts";
import { type ArxivStamp, openArxivStamp } from "./arxiv-stamp.ts";
import { type CheckableFile, readCheckable } from "./checkables.ts";
import { type Digests, openDigests } from "./digests.ts";
import { openFiles, type Writer } from "./files.ts";
import { type Images, openImages } from "./images.ts";
import { type Listings, openListings } from "./listings.ts";
import { type Claims, openClaims } from "./locks/open-claims.ts";
import { openLocks } from "./locks/open-locks.ts";
import { type OutgoingBatch, openOutgoingBatch, sweepOutgoing } from "./outgoing-batch.ts";
import { openPendingBatches } from "./pending-batches.ts";
import { openReceipts, type Receipts } from "./receipts.ts";
import { openReviews, type Reviews } from "./reviews.ts";
import { writeIndex } from "./write-index.ts";

/** Everything on disk: `output/`, which people read, and `cache/`, whose loss only costs money. */
export type Store = {
  digests: Digests;
  images: Images;
  listings: Listings;
  answers: AnswerCache;
  reviews: Reviews;
  receipts: Receipts;
  batches: PendingBatches;
  arxivStamp: ArxivStamp;
  /** What one process at a time does with this cache, such as drafting a day. */
  claims: Claims;
  /** Opens files of questions that are sent as batches and then removed. */
  openOutgoingBatch: () => OutgoingBatch;
  /** A file with cards to check, in the form of a digest or a card; null when there is no such file. */
  readCheckable: (path: string) => Promise<CheckableFile | null>;
  /** Writes the index of the output folder, and returns its path. */
  writeIndex: () => Promise<string>;
  /** Removes the temporary files and locks of runs that have ended, and batch files that were never sent. */
  sweep: () => Promise<void>;
};

/** The folders, and the writing process. */
type StoreOptions = {
  outputFolder: string;
  cacheFolder: string;
  writer: Writer;
  /** Where relative folders start. @default `.`, the process's own folder */
  cwd?: string;
};

/** Locks of what is in the cache; those of digests lie in the output folder, whose caches may be several. */
const LOCKS_FOLDER = "locks";

/** Opens the store. A folder is made with its first file. */
export function openStore({ outputFolder, cacheFolder, writer, cwd = "." }: StoreOptions): Store {
  const files = openFiles(writer, cwd);
  const outputLocks = openLocks(resolve(cwd, outputFolder), writer);
  const cacheLocks = openLocks(resolve(cwd, cacheFolder, LOCKS_FOLDER), writer);
  const digests = openDigests(outputFolder, files, outputLocks);
  return {
    digests,
    images: openImages(outputFolder, files),
    listings: openListings(cacheFolder, files),
    answers: openAnswerCache(cacheFolder, files),
    reviews: openReviews(cacheFolder, files, cacheLocks),
    receipts: openReceipts(cacheFolder, files),
    batches: openPendingBatches(cacheFolder, files),
    arxivStamp: openArxivStamp(cacheFolder, files),
    claims: openClaims(cacheLocks),
    openOutgoingBatch: () => openOutgoingBatch(resolve(cwd, cacheFolder), writer.processId),
    readCheckable: (path) => readCheckable(path, files),
    writeIndex: () => writeIndex(outputFolder, digests, { files, locks: outputLocks }),
    sweep: async () => {
      await files.sweep(outputFolder);
      await files.sweep(cacheFolder);
      await outputLocks.sweep();
      await cacheLocks.sweep();
      await sweepOutgoing(resolve(cwd, cacheFolder), files, cacheLocks);
    },
  };
}
