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

/** Everything that is kept: `output/`, which people read, and `cache/`, which only costs money to lose. */
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
  /** A file with cards to check, ours or in our form; null when there is none. */
  readCheckable: (path: string) => Promise<CheckableFile | null>;
  /** Writes the index of the output folder, and answers its path. */
  writeIndex: () => Promise<string>;
  /** Removes what killed runs left half written. */
  sweep: () => Promise<void>;
};

/** Where things are kept, and who writes. */
type StoreOptions = {
  outputFolder: string;
  cacheFolder: string;
  writer: Writer;
  /** Where relative folders start. @default `.`, the process's own folder */
  cwd?: string;
};

/** Opens the store. Folders come into being with the first file. */
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
