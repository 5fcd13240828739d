import type { DigestFacts } from "../../core/digest/index-archive.ts";
import type { Neighbours } from "../../core/digest/neighbours.ts";
import { weekOf } from "../../core/paper/week.ts";
import type { CardFacts, DayFacts } from "./day-facts.ts";
import type { SiteFacts, WeekFacts } from "./digest-facts.ts";

/** A card of the archive, and the day that has it. */
export type PlacedCard = CardFacts & { date: DayFacts["date"] };

/** All that a site is made of, without the texts of its cards. */
export type Archive = {
  /** Days with cards that readers see, oldest first. */
  days: readonly DayFacts[];
  /** Weeks that have a digest, oldest first. */
  weeks: readonly WeekFacts[];
  /** Days by their month, such as `2026-02`, oldest first. */
  months: ReadonlyMap<string, readonly DayFacts[]>;
  /** The cards with a draft, each paper once, on its latest day; newest day first, in the order of the day. */
  cards: readonly PlacedCard[];
  /** The same by tag; the tags by name. */
  tags: ReadonlyMap<string, readonly PlacedCard[]>;
  /** What the index says of days and weeks. */
  index: readonly DigestFacts[];
};

/** Puts the digests of an archive in order. */
export function buildArchive(facts: readonly SiteFacts[]): Archive {
  const days = facts
    .flatMap(({ day }) => day ?? [])
    .filter(({ cards }) => cards.length > 0)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const cards = listCards(days);
  return {
    days,
    weeks: facts.flatMap(({ week }) => week ?? []).toSorted((a, b) => (a.week < b.week ? -1 : 1)),
    months: Map.groupBy(days, ({ date }) => date.slice(0, 7)),
    cards,
    tags: groupByTag(cards),
    index: facts.map(({ index }) => index),
  };
}

/** What each day and week of the archive links to, by its name. */
export function listNeighbours({ days, weeks }: Archive): ReadonlyMap<string, Neighbours> {
  const weekNames = weeks.map(({ week }) => week);
  const withDigest = new Set(weekNames);
  const dates = days.map(({ date }) => date);
  const beside = (names: readonly string[], index: number) => ({
    before: names[index - 1] ?? null,
    after: names[index + 1] ?? null,
  });
  return new Map<string, Neighbours>([
    ...dates.map((date, index): [string, Neighbours] => {
      const week = weekOf(date);
      return [date, { ...beside(dates, index), week: withDigest.has(week) ? week : null }];
    }),
    ...weekNames.map((week, index): [string, Neighbours] => [
      week,
      { ...beside(weekNames, index), week: null },
    ]),
  ]);
}

function listCards(days: readonly DayFacts[]): PlacedCard[] {
  const seen = new Set<string>();
  return days.toReversed().flatMap(({ date, cards }) =>
    cards.flatMap((card) => {
      if (card.confidence === null || seen.has(card.id)) return [];
      seen.add(card.id);
      return [{ ...card, date }];
    }),
  );
}

function groupByTag(cards: readonly PlacedCard[]): Map<string, PlacedCard[]> {
  const groups = new Map<string, PlacedCard[]>();
  for (const card of cards) {
    for (const tag of new Set(card.tags)) {
      const group = groups.get(tag);
      if (group === undefined) groups.set(tag, [card]);
      else group.push(card);
    }
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The last day that is settled and has a card to read; the newest of any kind where there is none. */
export function findNewest({ days }: Archive): DayFacts | null {
  const readable = days.filter(({ cards }) => cards.some(({ confidence }) => confidence !== null));
  return readable.findLast(({ status }) => status === "settled") ?? days.at(-1) ?? null;
}

/** How many related cards a paper's page names. */
const RELATED = 3;

/**
 * Cards that have the rarest tag of a card in common with it: those before it, the nearest first, so that a page stays as it is
 * when the archive grows; later ones only where there are too few of them. None of the same day.
 */
export function findRelated(card: PlacedCard, { tags }: Archive): PlacedCard[] {
  const groups = card.tags.map((tag) => tags.get(tag) ?? []);
  const related: PlacedCard[] = [];
  for (const group of groups.toSorted((a, b) => a.length - b.length)) {
    const { later, earlier } = besideIn(group, card);
    const known = related.map(({ id }) => id);
    const isNew = ({ id }: PlacedCard) => !known.includes(id);
    related.push(...[...earlier, ...later].filter(isNew).slice(0, RELATED - related.length));
    if (related.length >= RELATED) break;
  }
  return related;
}

/** The nearest cards of a group on other days than a card's own: as many as may be related, and as many as may be among those already. */
function besideIn(group: readonly PlacedCard[], { date }: PlacedCard) {
  const most = 2 * RELATED;
  const isBefore = (index: number) => (group[index]?.date ?? "") < date;
  let [low, high] = [0, group.length]; // the newest card stands first: the first earlier one is looked for by halves
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) high = middle;
    else low = middle + 1;
  }
  let last = low;
  while (last > 0 && group[last - 1]?.date === date) last -= 1;
  return {
    earlier: group.slice(low, low + most),
    later: group.slice(Math.max(0, last - most), last).toReversed(),
  };
}
