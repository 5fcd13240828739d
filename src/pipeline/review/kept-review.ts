import type { Card } from "../../core/card/card.ts";
import { readFields } from "../../core/draft/draft-fields.ts";
import { isSameItem } from "../../core/draft/same-item.ts";
import { entryOf, type Review, type ReviewEntry } from "../../core/review/review.ts";
import { cleanLine } from "../../core/text.ts";
import type { ReviewBase } from "./load-base.ts";
import { unknownCard } from "./problems.ts";

/** The decisions about a day as they are kept, and the cards that they are about. */
export type KeptReview = { review: Review; base: ReviewBase };

/** What a card holds in a field; undefined for none. */
export function readField({ draft }: Card, path: string | undefined): string | undefined {
  return draft === null || path === undefined ? undefined : readFields(draft).get(path);
}

/** Whether a field still says what somebody has begun to change. */
export function isAsBegun(current: string | undefined, was: string | undefined): boolean {
  return current !== undefined && was !== undefined && cleanLine(was) === current;
}

/** Whether a field is still one of the item of a list that somebody has seen there. */
export function isSeenItem({ draft }: Card, path?: string, items?: readonly string[]): boolean {
  if (draft === null || path === undefined || items === undefined) return true;
  return isSameItem(draft, path, items.map(cleanLine));
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
