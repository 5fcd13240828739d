import { type DailyDigest, shownCards } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { afterPublishing } from "../../core/review/review.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import type { DayReview, KeptReview } from "./day-review.ts";
import type { ReviewBase } from "./load-base.ts";
import { conflict } from "./problems.ts";

/** The acts of showing what publishing would change, and of publishing. */
export function publishing(day: DayReview): Pick<ReviewSession, "preview" | "publish"> {
  return {
    preview: async () => {
      const kept = await day.read();
      const { published } = kept.base;
      return {
        before: published === null ? "" : renderDigest(published),
        after: renderDigest(await composeDigest(day, kept)),
      };
    },
    publish: (revision) => day.whenSeen(revision, (kept) => writeReviewed(day, kept)),
  };
}

/** The digest as publishing would write it now. */
async function composeDigest(
  { toState, images }: DayReview,
  kept: KeptReview,
): Promise<DailyDigest> {
  const { digest, published } = kept.base;
  const cards = toState(kept).cards.map(({ card }) => card);
  // A published card keeps its image; a new one gets what a run would have given it.
  const planned = published === null ? await Promise.all(cards.map(images.plan)) : cards;
  return { ...digest, cards: planned };
}

/** Writes pictures, digest and index, and then removes what is published from the review. */
async function writeReviewed(day: DayReview, kept: KeptReview): Promise<string[]> {
  await assertCurrent(day, kept.base);
  const { run, date, images } = day;
  const next = await composeDigest(day, kept);
  await images.store(shownCards(next));
  const files = await run.store.digests.write(next);
  const index = await run.store.writeIndex();
  await run.store.reviews.write(date, afterPublishing(kept.review));
  return [...files, index];
}

/** A run may have written the digest since: then the reviewer has to see its cards first. */
async function assertCurrent(
  { date, run, forgetBase }: DayReview,
  { published }: ReviewBase,
): Promise<void> {
  const written = await run.store.digests.readDay(date);
  if (JSON.stringify(written) === JSON.stringify(published)) return;
  forgetBase();
  throw conflict();
}
