import { createHash } from "node:crypto";
import { join } from "node:path";
import { StoreError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { Review } from "../core/review/review.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";

/** Decisions of reviewers that are not published yet, by day. */
export type Reviews = {
  /** The review of a day; an empty one when there is none. */
  read: (date: DigestDate) => Promise<Review>;
  /**
   * Does something while no other process changes the review of a day. The work gets the review as it is,
   * and a way to write it.
   */
  update: <Value>(
    date: DigestDate,
    work: (review: Review, write: (changed: Review) => Promise<void>) => Promise<Value>,
  ) => Promise<Value>;
  /** A hash of the review of a day, which is another one once it has changed; null when it cannot be read. */
  hash: (date: DigestDate) => Promise<string | null>;
  /** Where the review of a day is kept, whether there is one or not. */
  pathOf: (date: DigestDate) => string;
  /** Days that have a review, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Where a cache keeps its reviews. */
export function reviewsFolder(cacheFolder: string): string {
  return join(cacheFolder, "reviews");
}

/** Keeps each review as `reviews/<date>.json` in the cache. */
export function openReviews(cacheFolder: string, files: Files, locks: Locks): Reviews {
  const folder = reviewsFolder(cacheFolder);
  const pathOf = (date: DigestDate) => join(folder, `${date}.json`);
  const load = () => import("./documents/stored-review.ts"); // a review that is as it was is only hashed
  const read: Reviews["read"] = async (date) => {
    const { readReview } = await load();
    return readReview(pathOf(date), files);
  };
  return {
    read,
    pathOf,
    hash: async (date) => {
      const bytes = await files.readBytes(pathOf(date)).catch(orUnreadable);
      if (bytes === "unreadable") return null;
      return createHash("sha256")
        .update(bytes ?? "")
        .digest("hex");
    },
    update: (date, work) =>
      locks.whileLocked(`review-${date}`, async (lock) =>
        work(await read(date), async (changed) => {
          const { writeReview } = await load();
          await lock.assertHeld();
          await writeReview(pathOf(date), changed, files);
        }),
      ),
    listDays: async () => datesOfFiles(await files.list(folder)),
  };
}

function orUnreadable(error: unknown): "unreadable" {
  if (error instanceof StoreError) return "unreadable";
  throw error;
}
