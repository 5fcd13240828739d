import type { Card } from "../card/card.ts";
import { hashText } from "../hash.ts";
import { entryOf, type Review, type ReviewEntry } from "./review.ts";

/** Stands for the text of each card, by paper: two of one card are the same when it says the same. */
export function nameTexts(cards: readonly Card[]): Review["texts"] {
  return Object.fromEntries(cards.map((card) => [card.paper.id, nameText(card)]));
}

/** A cache: the same cards are looked at for every act. */
const names = new WeakMap<Card, string>();

function nameText(card: Card): string {
  const name = names.get(card) ?? hashText(JSON.stringify(card.draft));
  names.set(card, name);
  return name;
}

/**
 * A review of cards with these texts. Where a run, or a person in the files, has replaced the text that a decision was
 * made on, or that a page shows, the card has changed, and is accepted no more. A text that a reviewer has edited is still
 * the reviewer's, and has changed as well: what would be replaced by it is another text than before. Returns the same review
 * when nothing was replaced.
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
  const entries = replaced.map((id): [string, ReviewEntry] => {
    const entry = entryOf(review, id);
    return [id, { ...entry, accepted: entry.edit === null ? false : entry.accepted, revision }];
  });
  return {
    ...{ ...review, revision, replaced: revision, texts: { ...review.texts, ...texts } },
    cards: { ...review.cards, ...Object.fromEntries(entries) },
  };
}
