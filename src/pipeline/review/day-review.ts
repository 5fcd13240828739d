import PQueue from "p-queue";
import type { Card } from "../../core/card/card.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { createApplyReview } from "../../core/review/apply-review.ts";
import { entryOf, type Review, type ReviewEntry } from "../../core/review/review.ts";
import type { ReviewState } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { keepBase, type ReviewBase } from "./load-base.ts";
import { conflict, unknownCard } from "./problems.ts";
import { type StagedImages, stageImages } from "./stage-images.ts";

/** The decisions about a day as they are kept, and the cards that they are about. */
export type KeptReview = { review: Review; base: ReviewBase };

/** Returns what is decided about a card from now on. */
type ChangeEntry = (card: Card, entry: ReviewEntry) => ReviewEntry;

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
   * Does something while nobody else in this process changes the review.
   * @throws {ReviewError} `CONFLICT` when the review is not at this revision any more.
   */
  whenSeen: <T>(revision: number, work: (kept: KeptReview) => Promise<T>) => Promise<T>;
  /** A change of a card by a reviewer, who has seen this revision. */
  change: (id: string, revision: number, apply: ChangeEntry) => Promise<ReviewState>;
  /** An addition that replaces nothing, so that no other reviewer has to look again. */
  add: (id: string, apply: ChangeEntry) => Promise<ReviewState>;
  /** The cards have changed, and not by a review: they are read again. */
  forgetBase: () => void;
};

/** Opens the review of a day. Nothing is read yet. */
export function openDayReview(date: DigestDate, run: Run): DayReview {
  const { reviews } = run.store;
  const queue = new PQueue({ concurrency: 1 });
  const base = keepBase(date, run);
  const applyReview = createApplyReview();

  const read = async (): Promise<KeptReview> => {
    const review = await reviews.read(date);
    return { review, base: await base.at(review.publications) };
  };
  const toState: DayReview["toState"] = ({ review, base: { digest, published } }) => ({
    name: date,
    isPublished: published !== null,
    isProvisional: digest.status === "provisional",
    revision: review.revision,
    cards: applyReview(digest.cards, review),
  });
  const whenSeen: DayReview["whenSeen"] = (revision, work) =>
    queue.add(async () => {
      const kept = await read();
      if (kept.review.revision !== revision) throw conflict();
      return work(kept);
    });
  const write = async (kept: KeptReview): Promise<ReviewState> => {
    await reviews.write(date, kept.review);
    return toState(kept);
  };

  return {
    date,
    run,
    images: stageImages(run),
    read,
    toState,
    whenSeen,
    forgetBase: base.forget,
    change: (id, revision, apply) =>
      whenSeen(revision, (kept) => write(raiseRevision(changeCard(kept, id, apply)))),
    add: (id, apply) => queue.add(async () => write(changeCard(await read(), id, apply))),
  };
}

function changeCard(kept: KeptReview, id: string, apply: ChangeEntry): KeptReview {
  const { card, entry } = findCard(kept, id);
  const cards = { ...kept.review.cards, [id]: apply(card, entry) };
  return { ...kept, review: { ...kept.review, cards } };
}

function raiseRevision({ review, base }: KeptReview): KeptReview {
  return { base, review: { ...review, revision: review.revision + 1 } };
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
