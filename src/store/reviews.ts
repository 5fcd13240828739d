import { createHash } from "node:crypto";
import { join } from "node:path";
import { StoreError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { DigestWeek } from "../core/paper/week.ts";
import type { Review } from "../core/review/review.ts";
import type { WeekReview } from "../core/review/week/week-review.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";

/** Does something while no other process changes a review. The work gets the review as it is, and a way to write it. */
type UpdateReview<Name, Kept> = <Value>(
  name: Name,
  work: (review: Kept, write: (changed: Kept) => Promise<void>) => Promise<Value>,
) => Promise<Value>;

/** Decisions of reviewers that are not published yet, by day, and those about the sentences of weeks. */
export type Reviews = {
  /** The review of a day; an empty one when there is none. */
  read: (date: DigestDate) => Promise<Review>;
  update: UpdateReview<DigestDate, Review>;
  /** The review of a week's sentences; an empty one when there is none. */
  readWeek: (week: DigestWeek) => Promise<WeekReview>;
  updateWeek: UpdateReview<DigestWeek, WeekReview>;
  /** A hash of the review of a day, which is another one once it has changed; null when it cannot be read. */
  hash: (date: DigestDate) => Promise<string | null>;
  /** Where the review of a day is kept, whether there is one or not. */
  pathOf: (name: DigestDate | DigestWeek) => string;
  /** Days that have a review, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Where a cache keeps its reviews. */
export function reviewsFolder(cacheFolder: string): string {
  return join(cacheFolder, "reviews");
}

/** Keeps each review as `reviews/<date>.json` or `reviews/<week>.json` in the cache. */
export function openReviews(cacheFolder: string, files: Files, locks: Locks): Reviews {
  const folder = reviewsFolder(cacheFolder);
  const pathOf = (name: DigestDate | DigestWeek) => join(folder, `${name}.json`);
  const load = () => import("./documents/stored-review.ts"); // a review that is as it was is only hashed
  const read: Reviews["read"] = async (date) => (await load()).readReview(pathOf(date), files);
  const readWeek: Reviews["readWeek"] = async (week) =>
    (await load()).readWeekReview(pathOf(week), files);
  const updating =
    <Name extends DigestDate | DigestWeek, Kept>(
      readNow: (name: Name) => Promise<Kept>,
      write: (path: string, changed: Kept) => Promise<void>,
    ): UpdateReview<Name, Kept> =>
    (name, work) =>
      locks.whileLocked(`review-${name}`, async (lock) =>
        work(await readNow(name), async (changed) => {
          await lock.assertHeld();
          await write(pathOf(name), changed);
        }),
      );
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
    update: updating(read, async (path, review) => (await load()).writeReview(path, review, files)),
    readWeek,
    updateWeek: updating(readWeek, async (path, review) =>
      (await load()).writeWeekReview(path, review, files),
    ),
    listDays: async () => datesOfFiles(await files.list(folder)),
  };
}

function orUnreadable(error: unknown): "unreadable" {
  if (error instanceof StoreError) return "unreadable";
  throw error;
}
