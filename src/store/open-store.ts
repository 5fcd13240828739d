import { join } from "node:path";
import { explain } from "../core/causes/explanation.ts";
import { DigestFacts } from "../core/digest/index-archive.ts";
import { OUTPUT_FOLDERS } from "../core/output-paths.ts";
import type { AnswerCache, PendingBatches } from "../core/ports.ts";
import { openAnswerCache } from "./answer-cache.ts";
import { type ArxivStamp, openArxivStamp } from "./arxiv-stamp.ts";
import { type OutgoingBatch, openOutgoingBatch } from "./batches/outgoing-batch.ts";
import { batchesFolder, openPendingBatches } from "./batches/pending-batches.ts";
import { CACHE_FOLDERS, LOCKS_FOLDER } from "./cache-folders.ts";
import type { CheckableFile } from "./checkables.ts";
import { type Deliveries, openDeliveries } from "./deliveries/deliveries.ts";
import type { Digests } from "./digests.ts";
import type { KnownNames } from "./documents/digest-files.ts";
import { startAt } from "./files/roots.ts";
import type { Writer } from "./files/temporary-name.ts";
import { openFiles } from "./files.ts";
import { type Images, openImages } from "./images.ts";
import { readIndexFacts } from "./index/index-facts.ts";
import { type Memo, type MemoOf, memoPath, NO_MEMO, openMemo } from "./index/open-memo.ts";
import { assertOurIndex, writeIndex } from "./index/write-index.ts";
import { openLateDigests } from "./late-digests.ts";
import { type Listings, openListings } from "./listings.ts";
import { type Claims, openClaims } from "./locks/open-claims.ts";
import { type LocksOptions, openLocks } from "./locks/open-locks.ts";
import { openPageAccess, type PageAccess } from "./page-access.ts";
import { type Prune, pruneCache } from "./pruning/prune-cache.ts";
import { openReceipts, type Receipts } from "./receipts.ts";
import { openReviews, type Reviews, reviewsFolder } from "./reviews.ts";

/** Everything on disk: `output/`, which people read, and `cache/`, whose loss only costs money. */
export type Store = {
  digests: Digests;
  images: Images;
  listings: Listings;
  answers: AnswerCache;
  reviews: Reviews;
  pageAccess: PageAccess;
  receipts: Receipts;
  batches: PendingBatches;
  deliveries: Deliveries;
  arxivStamp: ArxivStamp;
  /** What one process at a time does with this cache, such as drafting a day. */
  claims: Claims;
  /** Opens files of questions that are sent as batches and then removed. */
  openOutgoingBatch: () => OutgoingBatch;
  /** A file with cards to check, in the form of a digest or a card; null when there is no such file. */
  readCheckable: (path: string) => Promise<CheckableFile | null>;
  /**
   * Writes the index of the output folder, and returns its path.
   * @throws {StoreError} when a person has edited it, or a digest cannot be read.
   */
  writeIndex: () => Promise<string>;
  /** Opens what is remembered of this output folder's files, in a file of the cache. */
  openMemo: <Value>(of: MemoOf<Value>) => Promise<Memo<Value>>;
  /** Whether there is anything in the cache: a command that only reads makes none. */
  hasCache: () => Promise<boolean>;
  /** See {@link pruneCache}. */
  prune: Prune;
  /**
   * Prepares the folders that a command will write to: proves that they can be written, before anything is
   * paid for, and removes the temporary files and locks of runs that have ended.
   * @throws {StoreError} naming the folder that cannot be written, with the true cause.
   */
  prepare: (writes: Writes) => Promise<void>;
};

/** What a command will write to. */
type Writes = {
  /** Folders below the output folder, or null when nothing is written there. */
  output: readonly string[] | null;
  cache: boolean;
};

/** The folders, and the writing process. */
type StoreOptions = {
  outputFolder: string;
  cacheFolder: string;
  writer: Writer;
  /** Where relative folders start. @default `.`, the process's own folder */
  cwd?: string;
  /** See {@link KnownNames}. @default none */
  known?: KnownNames;
  /** The program's version: what another one remembers of files and days is made anew. @default none */
  program?: string;
  /** Called with a wait for another process that takes long, in one English sentence. @default ignored */
  onNotice?: (message: string) => void;
};

/** What the index says of a digest's file. */
const INDEX_FACTS: MemoOf<DigestFacts> = { name: "", schema: DigestFacts, version: "3" };

/** Opens the store. A folder is made with its first file. */
export function openStore({
  outputFolder,
  cacheFolder,
  writer,
  cwd = ".",
  known,
  program = "",
  onNotice = () => {},
}: StoreOptions): Store {
  const roots = [
    { folder: outputFolder, next: explain("digestSpoiled") },
    { folder: cacheFolder, next: explain("cacheSpoiled") },
  ];
  const exceptions = [
    { folder: reviewsFolder(cacheFolder), next: explain("reviewSpoiled") },
    { folder: batchesFolder(cacheFolder), next: explain("batchSpoiled") },
  ];
  const files = openFiles(writer, { cwd, roots, exceptions });
  const onLongWait: LocksOptions["onLongWait"] = (path, holder) =>
    onNotice(`Another papercards process (${holder}) holds ${path}; waiting for it.`);
  const outputLocks = openLocks(startAt(cwd, outputFolder), { writer, onLongWait });
  const cacheRoot = startAt(cwd, cacheFolder);
  const cacheLocks = openLocks(join(cacheRoot, LOCKS_FOLDER), {
    ...{ writer, onLongWait, root: cacheRoot },
  });
  const claims = openClaims(cacheLocks);
  const digests = openLateDigests(outputFolder, files, { locks: outputLocks, known });
  const remember = <Value>({ name, ...of }: MemoOf<Value>) =>
    openMemo(memoPath(cacheFolder, `${name}${outputFolder}`), {
      ...{ ...of, files, version: `${program} ${of.version}` },
    });
  const answers = openAnswerCache(cacheFolder, files);
  const listings = openListings(cacheFolder, files, cacheLocks);
  const images = openImages(outputFolder, files);
  let isCachePrepared = false;
  return {
    digests,
    images,
    listings,
    answers,
    reviews: openReviews(cacheFolder, files, cacheLocks),
    pageAccess: openPageAccess(cacheFolder, files, cwd),
    receipts: openReceipts(cacheFolder, { files, images, listings, program }),
    deliveries: openDeliveries(cacheFolder, files, cacheLocks),
    batches: openPendingBatches(cacheFolder, files, claims.list),
    arxivStamp: openArxivStamp(cacheFolder, files),
    claims,
    openOutgoingBatch: () => openOutgoingBatch(cacheFolder, { writer, cwd }),
    readCheckable: async (path) => {
      const { readCheckable } = await import("./checkables.ts");
      return readCheckable(path, files);
    },
    openMemo: remember,
    hasCache: async () => (await files.list(cacheFolder)).length > 0,
    writeIndex: () => {
      const readFacts = async () =>
        readIndexFacts(digests, isCachePrepared ? await remember(INDEX_FACTS) : NO_MEMO);
      return writeIndex(outputFolder, { digests, readFacts }, { files, locks: outputLocks });
    },
    prune: (what) => pruneCache(what, { digests, listings, answers, claims }),
    prepare: async ({ output, cache }) => {
      if (output !== null) {
        const written = [...OUTPUT_FOLDERS, ...output];
        await files.prepare(outputFolder, { written, swept: OUTPUT_FOLDERS });
        await assertOurIndex(outputFolder, files);
        await outputLocks.sweep();
      }
      if (cache) {
        await files.prepare(cacheFolder, { written: CACHE_FOLDERS, swept: CACHE_FOLDERS });
        await cacheLocks.sweep();
        isCachePrepared = true;
      }
    },
  };
}
