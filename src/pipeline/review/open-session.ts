import type { DigestDate } from "../../core/paper/date.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { type ActHistories, createActHistories } from "./act-history.ts";
import { asking } from "./asking.ts";
import { openDayReview } from "./day-review.ts";
import { deciding } from "./deciding.ts";
import { findCard } from "./kept-review.ts";
import { publishing } from "./publishing.ts";

/**
 * Opens the review of a day: its cards, published or as a dry run would make them, and what is decided
 * about them so far.
 *
 * @throws {PapercardsError} when the day has no papers, or they cannot be read.
 */
export async function openReviewSession(
  date: DigestDate,
  run: Run,
  history: ActHistories = createActHistories(run.now().getTime()),
): Promise<ReviewSession> {
  const day = openDayReview(date, run, history);
  await day.read(); // a day that cannot be reviewed says so before there is a page
  return {
    look: async () => day.toState(await day.read()),
    ...deciding(day),
    ...asking(day),
    ...publishing(day),
    readImage: async (id) => day.images.read(findCard(await day.read(), id).card.paper),
  };
}
