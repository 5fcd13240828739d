import type { Card } from "../card/card.ts";
import { isTriedAgain } from "../card/failure.ts";
import { shownCards } from "../card/shown-cards.ts";
import type { DigestDate } from "../paper/date.ts";
import { datesOf } from "../paper/week.ts";
import type { DailyDigest, StoredWeek, WeeklyDigest } from "./digest.ts";
import { isProvisional } from "./digest.ts";
import { rankByInterest } from "./interests.ts";

/** A week's papers, each with its place in the archive, and their cards in the same order. */
type WeekCards = Pick<WeeklyDigest, "papers" | "cards" | "provisionalDays">;

type Placed = { card: Card; date: DigestDate; number: number; isProvisional: boolean };

/**
 * The cards of several days, each paper once, with upvotes as last seen, in the order of the latest day: by its
 * interests and by upvotes. A paper that has a draft on any of the days keeps its latest one, unless it was
 * withdrawn since; a card that a person has hidden is left out.
 */
export function mergeCards(days: readonly DailyDigest[]): WeekCards {
  const placed = new Map<string, Placed>();
  const shown = placeShown(days);
  for (const one of shown) {
    const { card } = one;
    const later = placed.get(card.paper.id)?.card;
    if (later === undefined) placed.set(card.paper.id, one);
    else if (later.status === "failed" && isTriedAgain(later.failure) && card.status === "ok") {
      placed.set(card.paper.id, withUpvotes(one, shown));
    }
  }
  const latest = days.toSorted((a, b) => (a.date < b.date ? 1 : -1)).at(0);
  const ranked = rankByInterest(
    [...placed.values()],
    latest?.interests ?? [],
    ({ card }) => card.paper,
  );
  return split(ranked);
}

/** The days that have to be read to know the cards of a week. */
export function daysOfWeek({ week, copiedFrom, papers }: StoredWeek): DigestDate[] {
  const named = papers.flatMap(({ date }) => date ?? []);
  return [...new Set([...(copiedFrom === null ? datesOf(week) : [copiedFrom]), ...named])];
}

/**
 * A week with the cards that it names, as its days have them now. A paper whose day is gone, or does not show it
 * any more, is left out.
 */
export function resolveWeek(
  { papers: named, ...week }: StoredWeek,
  days: readonly DailyDigest[],
): WeeklyDigest {
  const shown = placeShown(days);
  const own = days.filter(({ date }) => isOwnDay(week, date));
  const guessed = new Map(mergeCards(own).papers.map(({ id, date }) => [id, date]));
  const placed = named.flatMap(({ id, date }) => {
    const on = date ?? guessed.get(id);
    const found = shown.find(({ card, ...at }) => at.date === on && card.paper.id === id);
    return found === undefined ? [] : [withUpvotes(found, shown)];
  });
  return { ...week, ...split(placed) };
}

/** The papers of which a week of an older version held the cards itself, and no day has them, shown or hidden. */
export function listLostPapers({ papers }: StoredWeek, days: readonly DailyDigest[]): string[] {
  const kept = new Set(days.flatMap(({ cards }) => cards.map(({ paper }) => paper.id)));
  return papers.flatMap(({ date, id }) => (date === null && !kept.has(id) ? [id] : []));
}

function isOwnDay({ week, copiedFrom }: Omit<StoredWeek, "papers">, date: DigestDate): boolean {
  return copiedFrom === null ? datesOf(week).includes(date) : date === copiedFrom;
}

/** The cards that readers see, latest day first, with their numbers on their day. */
function placeShown(days: readonly DailyDigest[]): Placed[] {
  const latestFirst = days.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  return latestFirst.flatMap((day) =>
    shownCards(day).map((card, index) => ({
      ...{ card, date: day.date, number: index + 1 },
      isProvisional: isProvisional(day),
    })),
  );
}

/** A card with the upvotes of the latest day that shows its paper. */
function withUpvotes({ card, ...place }: Placed, latestFirst: readonly Placed[]): Placed {
  const latest = latestFirst.find((other) => other.card.paper.id === card.paper.id);
  const { upvotes } = latest?.card.paper ?? card.paper;
  return { ...place, card: { ...card, paper: { ...card.paper, upvotes } } };
}

function split(placed: readonly Placed[]): WeekCards {
  const open = placed.filter((one) => one.isProvisional).map(({ date }) => date);
  return {
    papers: placed.map(({ card, date, number }) => ({ date, id: card.paper.id, number })),
    cards: placed.map(({ card }) => card),
    ...(open.length === 0 ? {} : { provisionalDays: [...new Set(open)].toSorted() }),
  };
}
