import type { Card } from "../card/card.ts";
import { entryOf, type Review, type ReviewEntry } from "./review.ts";

/** Stands for the text of each card, by paper: two of one card are the same when it says the same. */
export function nameTexts(cards: readonly Card[]): Review["texts"] {
  return Object.fromEntries(
    cards.map(({ paper, draft }) => [paper.id, hash(JSON.stringify(draft))]),
  );
}

/**
 * A review of cards with these texts. Where a run has replaced the text that a decision was made on, or that a
 * page shows, the card has changed, and is accepted no more; a text that a reviewer has edited is still the
 * reviewer's, but what publishing would change has to be seen again. Returns the same review when nothing was replaced.
 *
 * @param known texts that were shown, for cards of which the review holds none
 */
export function replaceTexts(
  review: Review,
  texts: Review["texts"],
  known: Review["texts"],
): Review {
  const replaced = Object.entries(texts).flatMap(([id, text]) => {
    const before = review.texts[id] ?? known[id];
    return before === undefined || before === text ? [] : [id];
  });
  if (replaced.length === 0) return review;
  const revision = review.revision + 1;
  const entries = replaced
    .map((id): [string, ReviewEntry] => [id, entryOf(review, id)])
    .filter(([, { edit }]) => edit === null)
    .map(([id, entry]): [string, ReviewEntry] => [id, { ...entry, accepted: false, revision }]);
  return {
    ...{ ...review, revision, replaced: revision, texts: { ...review.texts, ...texts } },
    cards: { ...review.cards, ...Object.fromEntries(entries) },
  };
}

/** A hash of 53 bits, for texts that nobody chooses to be alike. Source: cyrb53, public domain. */
function hash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
