import { type DailyDigest, shownCards } from "../../core/digest/digest.ts";
import { afterPublishing, type Review } from "../../core/review/review.ts";
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
      const { render } = day.run.store.digests;
      return {
        before: published === null ? "" : await render(published),
        after: await render(await composeDigest(day, kept)),
      };
    },
    publish: async (revision) => {
      await composeDigest(day, await day.read()); // fetches pictures, which no other reviewer should wait for
      const files = await day.whenSeen(revision, (kept) => writeReviewed(day, kept));
      return [...files, await day.run.store.writeIndex()];
    },
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

/** Writes pictures and digest; what is published is no longer in the review then. */
async function writeReviewed(
  day: DayReview,
  kept: KeptReview,
): Promise<{ review: Review; result: string[] }> {
  const { run, date, images } = day;
  const { files, others } = await run.store.digests.updateDay(date, async (now) => {
    assertCurrent(day, kept.base, now);
    const next = await composeDigest(day, kept);
    await images.store(shownCards(next));
    return next;
  });
  return { review: afterPublishing(kept.review), result: [...files, ...others] };
}

/** A run may have written the digest since: then the reviewer has to see its cards first. */
function assertCurrent(
  { forgetBase }: DayReview,
  { published }: ReviewBase,
  now: DailyDigest | null,
): void {
  if (JSON.stringify(now) === JSON.stringify(published)) return;
  forgetBase();
  throw conflict();
}
