import type { DigestDate } from "../../core/paper/date.ts";
import { createApplyReview } from "../../core/review/apply-review.ts";
import { nameTexts, replaceTexts } from "../../core/review/replace-texts.ts";
import type { Review } from "../../core/review/review.ts";
import type { ReviewError, ReviewState } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import type { ActHistories } from "./act-history.ts";
import { type Changing, changing } from "./changing.ts";
import { tellFailures } from "./dry-failures.ts";
import type { KeptReview } from "./kept-review.ts";
import { keepBase, type ReviewBase } from "./load-base.ts";
import { changedElsewhere, replacedByRun } from "./problems.ts";
import { type StagedImages, stageImages } from "./stage-images.ts";

/**
 * The review of a day, for every act of its session. Decisions are read from the cache each time and
 * written back at once, so that a second reviewer, in this process or another, sees them and none is lost
 * when the program ends.
 */
export type DayReview = {
  date: DigestDate;
  run: Run;
  images: StagedImages;
  read: () => Promise<KeptReview>;
  /** What the reviewer sees of it. */
  toState: (kept: KeptReview) => ReviewState;
  /**
   * Does something while nobody else changes the review, and keeps what comes of it as the review.
   * @throws {ReviewError} `CONFLICT` when the review is not at this revision any more.
   */
  whenSeen: <T>(
    revision: number,
    work: (kept: KeptReview) => Promise<{ review: Review; result: T }>,
  ) => Promise<T>;
} & Changing;

/** Opens the review of a day. Nothing is read yet. */
export function openDayReview(date: DigestDate, run: Run, history: ActHistories): DayReview {
  const { reviews } = run.store;
  const base = keepBase(date, run);
  const applyReview = createApplyReview();

  let shown: Review["texts"] | null = null; // what pages of this process show
  const withBase = async (stored: Review): Promise<KeptReview> => {
    const loaded = await base.at(stored.publications);
    const now =
      loaded.published === null
        ? { ...loaded, digest: tellFailures(loaded.digest, stored.failures) }
        : loaded;
    const texts = nameTexts(now.digest.cards);
    return { review: replaceTexts(stored, texts, shown ?? texts), base: now };
  };
  const show = ({ base: { digest } }: KeptReview) => {
    shown = nameTexts(digest.cards);
  };
  const withTexts = (review: Review, { digest }: ReviewBase): Review => ({
    ...review,
    texts: nameTexts(digest.cards),
  });
  const toState: DayReview["toState"] = ({ review, base: { digest, published } }) => ({
    name: date,
    isPublished: published !== null,
    isProvisional: digest.status === "provisional",
    revision: review.revision,
    cards: applyReview(digest.cards, review),
    week: null,
  });
  const update = async (change: (kept: KeptReview) => Review): Promise<ReviewState> => {
    const changed = await reviews.update(date, async (review, write) => {
      const kept = await withBase(review);
      const next = { ...kept, review: withTexts(change(kept), kept.base) };
      await write(next.review);
      return next;
    });
    show(changed);
    return toState(changed);
  };

  return {
    date,
    run,
    images: stageImages(run),
    read: async () => {
      const stored = await reviews.read(date);
      const kept = await withBase(stored);
      // what a run has replaced is a change that every page has to be told of
      if (kept.review !== stored) await update((now) => now.review);
      else show(kept);
      return kept.review === stored ? kept : withBase(await reviews.read(date));
    },
    toState,
    whenSeen: (revision, work) =>
      reviews.update(date, async (review, write) => {
        const kept = await withBase(review);
        if (kept.review.revision !== revision) throw explainConflict(kept.review, revision);
        const worked = await work(kept);
        await write(worked.review);
        return worked.result;
      }),
    ...changing({ date, history, update, toState }),
  };
}

/** Who has changed the review since this revision. */
function explainConflict({ replaced }: Review, seen: number): ReviewError {
  return replaced > seen ? replacedByRun() : changedElsewhere();
}
