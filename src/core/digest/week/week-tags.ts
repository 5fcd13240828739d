import { z } from "zod";
import type { Card } from "../../card/card.ts";
import { DigestWeek } from "../../paper/week.ts";

/** How many cards of one week have each tag. */
export const WeekTags = z.object({
  week: DigestWeek,
  /** Cards of the week, failed ones included. */
  cards: z.int().positive(),
  /** Most frequent first; equal ones by name. */
  tags: z.array(z.object({ name: z.string(), cards: z.int().positive() })),
});
export type WeekTags = z.infer<typeof WeekTags>;

/** Counts the tags of a week's cards; null for a week without cards. */
export function countTags(week: DigestWeek, cards: readonly Card[]): WeekTags | null {
  if (cards.length === 0) return null;
  const counts = new Map<string, number>();
  for (const name of cards.flatMap((card) => [...new Set(card.tags)])) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const tags = [...counts].map(([name, count]) => ({ name, cards: count }));
  return {
    week,
    cards: cards.length,
    tags: tags.toSorted((a, b) => b.cards - a.cards || (a.name < b.name ? -1 : 1)),
  };
}
