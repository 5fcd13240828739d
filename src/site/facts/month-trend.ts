import type { Archive } from "./archive.ts";
import type { CardFacts } from "./day-facts.ts";

/** Months that a month is compared with. */
const EARLIER_MONTHS = 3;

/** Cards that a month needs before its shares mean anything. */
const MIN_CARDS = 10;

/** A tag's share of a month's cards and of those of the months before, in per cent. */
export type TagTrend = { tag: string; cards: number; percent: number; before: number };

/** How the tags of a month stand against the three months before; the largest change first. */
export function compareTags(month: string, { months }: Archive): TagTrend[] {
  const names = [...months.keys()].filter((name) => name < month).slice(-EARLIER_MONTHS);
  const now = listPapers(month, months);
  const before = names.flatMap((name) => listPapers(name, months));
  if (now.length < MIN_CARDS || before.length < MIN_CARDS) return [];
  const tags = [...new Set([...now, ...before].flatMap((card) => card.tags))];
  return tags
    .map((tag) => {
      const cards = countTag(now, tag);
      return {
        tag,
        cards,
        percent: share(cards, now),
        before: share(countTag(before, tag), before),
      };
    })
    .toSorted(
      (a, b) =>
        Math.abs(b.percent - b.before) - Math.abs(a.percent - a.before) || (a.tag < b.tag ? -1 : 1),
    );
}

/** The papers of a month that have a card to read, each once. */
export function listPapers(month: string, months: Archive["months"]): CardFacts[] {
  const cards = (months.get(month) ?? []).flatMap((day) => day.cards);
  const drafted = cards.filter(({ confidence }) => confidence !== null);
  return [...new Map(drafted.map((card) => [card.id, card])).values()];
}

function countTag(cards: readonly CardFacts[], tag: string): number {
  return cards.filter(({ tags }) => tags.includes(tag)).length;
}

function share(count: number, cards: readonly CardFacts[]): number {
  return Math.round((1000 * count) / cards.length) / 10;
}
