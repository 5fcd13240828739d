import { shownCards } from "../../core/card/shown-cards.ts";
import { stampEdits } from "../../core/card/stamp-edits.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { StoreError } from "../../core/errors.ts";
import { weekOf } from "../../core/paper/week.ts";
import { nameTexts } from "../../core/review/replace-texts.ts";
import { afterPublishing, type Review } from "../../core/review/review.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { rebuildWeek } from "../weeks/rebuild-week.ts";
import type { DayReview } from "./day-review.ts";
import type { KeptReview } from "./kept-review.ts";
import type { ReviewBase } from "./load-base.ts";
import { assertWhole, replacedByRun } from "./problems.ts";

/** The acts of showing what publishing would change, and of publishing. */
export function publishing(day: DayReview): Pick<ReviewSession, "preview" | "publish"> {
  return {
    preview: async () => {
      const kept = await day.read();
      const { published } = kept.base;
      const { render } = day.run.store.digests;
      const next = await composeDigest(day, kept);
      const known = new Map(published?.cards.map((card) => [card.paper.id, card]));
      return {
        before: published === null ? "" : await render(published),
        after: await render(next),
        cards: next.cards.map((after) => ({ before: known.get(after.paper.id) ?? null, after })),
      };
    },
    publish: async (revision) => {
      const kept = await day.read();
      assertWhole(day.toState(kept));
      await composeDigest(day, kept); // fetches pictures, which no other reviewer should wait for
      const files = await day.whenSeen(revision, (kept) => writeReviewed(day, kept));
      return [...files, ...(await writeWeek(day)), ...(await writeIndex(day.run))];
    },
  };
}

/** Makes the week of the day again, if there is one, and writes the index. What keeps them from that does not hide that the day is published. */
function writeWeek({ date, run }: DayReview): Promise<string[]> {
  return orNotice(run, () => rebuildWeek(weekOf(date), run));
}

function writeIndex(run: Run): Promise<string[]> {
  return orNotice(run, async () => [await run.store.writeIndex()]);
}

async function orNotice({ reporter }: Run, write: () => Promise<string[]>): Promise<string[]> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    reporter.onNotice?.(`${error.message} ${error.fix}`);
    return [];
  }
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
  const { digest, files, others } = await run.store.digests.updateDay(date, async (now) => {
    assertCurrent(kept.base, now);
    const composed = await composeDigest(day, kept);
    const cards = stampEdits(composed.cards, now?.cards ?? [], run.now());
    const next = { ...composed, cards };
    await images.store(shownCards(next));
    return next;
  });
  const texts = nameTexts(digest.cards);
  return { review: afterPublishing(kept.review, texts), result: [...files, ...others] };
}

/** A run may have written the digest in this moment: then the reviewer has to see its cards first. */
function assertCurrent({ published }: ReviewBase, now: DailyDigest | null): void {
  if (JSON.stringify(now) !== JSON.stringify(published)) throw replacedByRun();
}
