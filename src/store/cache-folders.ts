/** Locks of what is in the cache; those of digests lie in the output folder, whose caches may be several. */
export const LOCKS_FOLDER = "locks";

/** The folders of a cache, each with files of one kind. Only in these are temporary files swept. */
export const CACHE_FOLDERS: readonly string[] = [
  "answers",
  "rejected",
  "listings",
  "receipts",
  "reviews",
  "page",
  "batches",
  "arxiv",
  "index",
  "deliveries",
  LOCKS_FOLDER,
];
