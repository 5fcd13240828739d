import { join } from "node:path";
import type { DigestDate } from "../core/paper/date.ts";
import { EMPTY_REVIEW, Review } from "../core/review/review.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";

/** Decisions of reviewers that are not published yet, by day. */
export type Reviews = {
  /** The review of a day; an empty one when there is none. */
  read: (date: DigestDate) => Promise<Review>;
  write: (date: DigestDate, review: Review) => Promise<void>;
  /** Days that have a review, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Keeps each review as `reviews/<date>.json` in the cache. */
export function openReviews(cacheFolder: string, files: Files): Reviews {
  const folder = join(cacheFolder, "reviews");
  const pathOf = (date: DigestDate) => join(folder, `${date}.json`);
  return {
    read: async (date) => (await files.readJson(pathOf(date), Review)) ?? EMPTY_REVIEW,
    write: (date, review) => files.writeJson(pathOf(date), review, Review),
    listDays: async () => datesOfFiles(await files.list(folder)),
  };
}
