import type { Card } from "../card/card.ts";
import { isTriedAgain } from "../card/failure.ts";
import { type DailyDigest, shownCards } from "./digest.ts";
import { rankByInterest } from "./interests.ts";

/**
 * The cards of several days, each paper once, with upvotes as last seen, in the order of the latest day: by its
 * interests and by upvotes. A paper that has a draft on any of the days keeps its latest one, unless it was
 * withdrawn since; a card that a person has hidden is left out.
 */
export function mergeCards(days: readonly DailyDigest[]): Card[] {
  const latestFirst = days.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const cards = new Map<string, Card>();
  for (const card of latestFirst.flatMap(shownCards)) {
    const later = cards.get(card.paper.id);
    if (later === undefined) cards.set(card.paper.id, card);
    else if (later.status === "failed" && isTriedAgain(later.failure) && card.status === "ok") {
      const { upvotes } = later.paper;
      cards.set(card.paper.id, { ...card, paper: { ...card.paper, upvotes } });
    }
  }
  return rankByInterest([...cards.values()], latestFirst[0]?.interests ?? [], ({ paper }) => paper);
}
