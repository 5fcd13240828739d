import type { Card } from "../../core/card/card.ts";
import { readFields } from "../../core/draft/draft-fields.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { createApplyReview } from "../../core/review/apply-review.ts";
import {
  applyEntry,
  entryOf,
  type Review,
  type ReviewEntry,
  withChange,
} from "../../core/review/review.ts";
import type { ReviewState } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { keepBase, type ReviewBase } from "./load-base.ts";
import { conflict, unknownCard } from "./problems.ts";
import { type StagedImages, stageImages } from "./stage-images.ts";

/** The decisions about a day as they are kept, and the cards that they are about. */
export type KeptReview = { review: Review; base: ReviewBase };

/** Returns what is decided about a card from now on. */
type ChangeEntry = (card: Card, entry: ReviewEntry) => ReviewEntry;

/** A change of a card by a reviewer. */
export type CardChange = {
  id: string;
  /** The revision that the reviewer has seen. */
  seen: number;
  /** The field that is changed; null for a change of the card as a whole. */
  path?: string;
};

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
  /**
   * A change of a card by a reviewer.
   * @throws {ReviewError} `CONFLICT` when the card has been changed since the reviewer has seen it.
   */
  change: (change: CardChange, apply: ChangeEntry) => Promise<ReviewState>;
  /** An addition, so that no other reviewer has to look again, unless it replaces an earlier one. */
  add: (id: string, apply: ChangeEntry) => Promise<ReviewState>;
  /** The cards have changed, and not by a review: they are read again. */
  forgetBase: () => void;
};

/** Opens the review of a day. Nothing is read yet. */
export function openDayReview(date: DigestDate, run: Run): DayReview {
  const { reviews } = run.store;
  const base = keepBase(date, run);
  const applyReview = createApplyReview();

  const withBase = async (review: Review): Promise<KeptReview> => ({
    review,
    base: await base.at(review.publications),
  });
  const toState: DayReview["toState"] = ({ review, base: { digest, published } }) => ({
    name: date,
    isPublished: published !== null,
    isProvisional: digest.status === "provisional",
    revision: review.revision,
    cards: applyReview(digest.cards, review),
  });
  const update = async (change: (kept: KeptReview) => Review): Promise<ReviewState> => {
    const changed = await reviews.update(date, async (review, write) => {
      const kept = await withBase(review);
      const next = { ...kept, review: change(kept) };
      await write(next.review);
      return next;
    });
    return toState(changed);
  };

  return {
    date,
    run,
    images: stageImages(run),
    read: async () => withBase(await reviews.read(date)),
    toState,
    whenSeen: (revision, work) =>
      reviews.update(date, async (review, write) => {
        if (review.revision !== revision) throw conflict();
        const worked = await work(await withBase(review));
        await write(worked.review);
        return worked.result;
      }),
    forgetBase: base.forget,
    change: (change, apply) =>
      update((kept) => {
        const { card, entry } = findCard(kept, change.id);
        if (entry.revision > change.seen) {
          throw conflict(readField(applyEntry(card, entry), change.path));
        }
        return withChange(kept.review, change.id, apply(card, entry));
      }),
    add: (id, apply) =>
      update((kept) => {
        const { card, entry } = findCard(kept, id);
        const added = apply(card, entry);
        if (entry.proposal !== null) return withChange(kept.review, id, added);
        return { ...kept.review, cards: { ...kept.review.cards, [id]: added } };
      }),
  };
}

/** What a card holds in a field; undefined for none. */
export function readField({ draft }: Card, path: string | undefined): string | undefined {
  return draft === null || path === undefined ? undefined : readFields(draft).get(path);
}

/**
 * The card of a paper as it was before the review, and what is decided about it.
 *
 * @throws {ReviewError} when the day has none.
 */
export function findCard(
  { base, review }: KeptReview,
  id: string,
): { card: Card; entry: ReviewEntry } {
  const card = base.digest.cards.find(({ paper }) => paper.id === id);
  if (card === undefined) throw unknownCard(id);
  return { card, entry: entryOf(review, id) };
}
