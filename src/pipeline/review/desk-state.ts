import type { Card } from "../../core/card/card.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { Run } from "../run.ts";
import type { LayOut } from "./desk-cards.ts";
import type { ReviewBase } from "./load-base.ts";
import { unknownCard } from "./problems.ts";
import type { ReviewBook } from "./review-book.ts";
import type { StagedImages } from "./stage-images.ts";

/** What the acts of a review work on. */
export type Table = {
  date: DigestDate;
  run: Run;
  /** Another one after each publication, here or in another process. */
  base: ReviewBase;
  /** How many publications the base has seen. */
  publications: number;
  book: ReviewBook;
  layOut: LayOut;
  images: StagedImages;
};

/**
 * The card of a paper as it was before the review.
 *
 * @throws {ReviewError} when the day has none.
 */
export function findCard({ base }: Table, id: string): Card {
  const card = base.digest.cards.find(({ paper }) => paper.id === id);
  if (card === undefined) throw unknownCard(id);
  return card;
}
