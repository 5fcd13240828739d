/** The folders of a cache, each with files of one kind. Only in these are temporary files swept. */
export const CACHE_FOLDERS: readonly string[] = [
  "answers",
  "rejected",
  "listings",
  "receipts",
  "reviews",
  "batches",
];
