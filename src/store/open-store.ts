import { resolve } from "node:path";
import type { AnswerCache, PendingBatches } from "../core/ports.ts";
import { openAnswerCache } from "./answer-cache.ts";
import { type CheckableFile, readCheckable } from "./checkables.ts";
import { type Digests, openDigests } from "./digests.ts";
import { openFiles, type Writer } from "./files.ts";
import { type Images, openImages } from "./images.ts";
import { type Listings, openListings } from "./listings.ts";
import { type OutgoingBatch, openOutgoingBatch } from "./outgoing-batch.ts";
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
  /** Opens files of questions that are sent as batches and then removed. */
  openOutgoingBatch: () => OutgoingBatch;
  /** A file with cards to check, in the form of a digest or a card; null when there is no such file. */
  readCheckable: (path: string) => Promise<CheckableFile | null>;
  /** Writes the index of the output folder, and returns its path. */
  writeIndex: () => Promise<string>;
  /** Removes the temporary files of runs that have ended. */
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

/** Opens the store. A folder is made with its first file. */
export function openStore({ outputFolder, cacheFolder, writer, cwd = "." }: StoreOptions): Store {
  const files = openFiles(writer, cwd);
  const digests = openDigests(outputFolder, files);
  return {
    digests,
    images: openImages(outputFolder, files),
    listings: openListings(cacheFolder, files),
    answers: openAnswerCache(cacheFolder, files),
    reviews: openReviews(cacheFolder, files),
    receipts: openReceipts(cacheFolder, files),
    batches: openPendingBatches(cacheFolder, files),
    openOutgoingBatch: () => openOutgoingBatch(resolve(cwd, cacheFolder), writer.processId),
    readCheckable: (path) => readCheckable(path, files),
    writeIndex: () => writeIndex(outputFolder, digests, files),
    sweep: async () => {
      await files.sweep(outputFolder);
      await files.sweep(cacheFolder);
    },
  };
}
