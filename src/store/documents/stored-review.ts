import type { z } from "zod";
import { EMPTY_REVIEW, Review } from "../../core/review/review.ts";
import { EMPTY_WEEK_REVIEW, WeekReview } from "../../core/review/week/week-review.ts";
import type { Files } from "../files.ts";
import { refuseOverwriting } from "./read-edit.ts";
import { refuseRepeatedKey } from "./refused-keys.ts";

/** @throws {StoreError} when there is a review that cannot be read, or that has a key twice. */
export async function readReview(path: string, files: Files): Promise<Review> {
  return (await readKept(path, Review, files)) ?? EMPTY_REVIEW;
}

/** Writes a review as a file has it. */
export async function writeReview(path: string, review: Review, files: Files): Promise<void> {
  await files.writeJson(path, review, Review);
}

/** The same as {@link readReview}, of a week's sentences. */
export async function readWeekReview(path: string, files: Files): Promise<WeekReview> {
  return (await readKept(path, WeekReview, files)) ?? EMPTY_WEEK_REVIEW;
}

/** Writes the review of a week's sentences as a file has it. */
export async function writeWeekReview(
  path: string,
  review: WeekReview,
  files: Files,
): Promise<void> {
  await files.writeJson(path, review, WeekReview);
}

async function readKept<Kept>(
  path: string,
  schema: z.ZodType<Kept>,
  files: Files,
): Promise<Kept | null> {
  const review = await files.readJson(path, schema);
  if (review === null) return null;
  const refused = refuseRepeatedKey((await files.read(path)) ?? "");
  if (refused !== null) throw refuseOverwriting(path, refused);
  return review;
}
