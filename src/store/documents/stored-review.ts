import { EMPTY_REVIEW, Review } from "../../core/review/review.ts";
import type { Files } from "../files.ts";
import { refuseOverwriting } from "./read-edit.ts";
import { refuseRepeatedKey } from "./refused-keys.ts";

/** @throws {StoreError} when there is a review that cannot be read, or that has a key twice. */
export async function readReview(path: string, files: Files): Promise<Review> {
  const review = await files.readJson(path, Review);
  if (review === null) return EMPTY_REVIEW;
  const refused = refuseRepeatedKey((await files.read(path)) ?? "");
  if (refused !== null) throw refuseOverwriting(path, refused);
  return review;
}

/** Writes a review as a file has it. */
export async function writeReview(path: string, review: Review, files: Files): Promise<void> {
  await files.writeJson(path, review, Review);
}
