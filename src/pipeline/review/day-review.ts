import type { Card } from "../../core/card/card.ts";
import { readFields } from "../../core/draft/draft-fields.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { createApplyReview } from "../../core/review/apply-review.ts";
import { nameTexts, replaceTexts } from "../../core/review/replace-texts.ts";
import {
  applyEntry,
  entryOf,
  type Review,
  type ReviewEntry,
  withChange,
} from "../../core/review/review.ts";
import type { ReviewError, ReviewState } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { keepBase, type ReviewBase } from "./load-base.ts";
import { conflict, replacedByRun, unknownCard } from "./problems.ts";
import { type StagedImages, stageImages } from "./stage-images.ts";

/** The decisions about a day as they are kept, and the cards that they are about. */
export type KeptReview = { review: Review; base: ReviewBase };

/** Returns what is decided about a card from now on; the card as the reviewer has it is at hand, too. */
type ChangeEntry = (card: Card, entry: ReviewEntry, look: () => Card) => ReviewEntry;

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
  add: (id: string, apply: (card: Card, entry: ReviewEntry) => ReviewEntry) => Promise<ReviewState>;
};

/** Opens the review of a day. Nothing is read yet. */
export function openDayReview(date: DigestDate, run: Run): DayReview {
  const { reviews } = run.store;
  const base = keepBase(date, run);
  const applyReview = createApplyReview();

  let shown: Review["texts"] | null = null; // what pages of this process show
  const withBase = async (stored: Review): Promise<KeptReview> => {
    const now = await base.at(stored.publications);
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
    change: (change, apply) =>
      update((kept) => {
        const { card, entry } = findCard(kept, change.id);
        if (entry.revision > change.seen) {
          const current = readField(applyEntry(card, entry), change.path);
          throw entry.revision === kept.review.replaced
            ? replacedByRun(current)
            : conflict(current);
        }
        const look = () =>
          toState(kept).cards.find((one) => one.card.paper.id === change.id)?.card ?? card;
        return withChange(kept.review, change.id, apply(card, entry, look));
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

/** Who has changed the review since this revision. */
function explainConflict({ replaced }: Review, seen: number): ReviewError {
  return replaced > seen ? replacedByRun() : conflict();
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
