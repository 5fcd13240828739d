import { type DigestWeek, datesOf } from "../../paper/week.ts";
import type { WeekTags } from "./week-tags.ts";

/** Tags in the comparison: a chart of more would not fit a phone's screen. */
const TAGS_SHOWN = 8;

/** How many cards of one week have a tag; the share in per cent, to one decimal. */
export type TagShare = { week: DigestWeek; cards: number; percent: number };

/** A tag, and its share in each week. */
export type TagShares = { tag: string; shares: TagShare[] };

/** The most frequent tags of the first week, each with its share in all of these weeks, in their order. */
export function shareTags(weeks: readonly WeekTags[]): TagShares[] {
  const [newest] = weeks;
  return (newest?.tags ?? []).slice(0, TAGS_SHOWN).map(({ name: tag }) => ({
    tag,
    shares: weeks.map(({ week, tags, cards }) => {
      const count = tags.find(({ name }) => name === tag)?.cards ?? 0;
      return { week, cards: count, percent: Math.round((1000 * count) / cards) / 10 };
    }),
  }));
}

/** A week with its dates and how many cards it has: `2026-W07 (2.9–2.15), 카드 25장`. */
export function describeTagWeek({ week, cards }: Pick<WeekTags, "week" | "cards">): string {
  return `${week} (${describeDates(week)}), 카드 ${cards}장`;
}

/** The shares as one line of Korean text: the chart's alternative text. */
export function describeShares(weeks: readonly WeekTags[]): string {
  const tags = shareTags(weeks);
  const lines = weeks.map((week, index) => {
    const shares = tags.map(({ tag, shares: ofWeek }) => `${tag} ${ofWeek[index]?.percent ?? 0}%`);
    return `${describeTagWeek(week)}: ${shares.join(", ")}`;
  });
  return lines.join(" / ");
}

function describeDates(week: DigestWeek): string {
  const [monday = "", ...later] = datesOf(week);
  const [first, last] = [monday, later.at(-1) ?? ""].map(
    (date) => `${Number(date.slice(5, 7))}.${Number(date.slice(8))}`,
  );
  return `${first}–${last}`;
}
