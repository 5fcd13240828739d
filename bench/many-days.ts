import { z } from "zod";
import { DigestDate } from "../src/core/paper/date.ts";
import { readDay, recordedDays } from "../test/support/recorded.ts";
import { type Listings, onWeekdays } from "../test/support/recorded-world.ts";

const Listed = z.looseObject({
  title: z.string(),
  paper: z.looseObject({ id: z.string(), title: z.string() }),
});

/** Recorded days over and over on weekdays in a row; the papers of each are others, by number and title. */
export function makeDays(first: string, count: number): Listings {
  const recorded = recordedDays().map(readDay);
  const days = Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / recorded.length);
    return (recorded[index % recorded.length] ?? []).map((item) => rename(item, round));
  });
  return onWeekdays(DigestDate.parse(first), days);
}

/** Recorded papers over and over on weekdays in a row, 20 to 50 a day; no paper is listed twice. */
export function makeBusyDays(first: string, count: number): Listings {
  const recorded = recordedDays().flatMap(readDay);
  let taken = 0;
  const take = () => {
    const item = rename(recorded[taken % recorded.length], Math.floor(taken / recorded.length));
    taken += 1;
    return item;
  };
  const days = Array.from({ length: count }, (_, index) =>
    Array.from({ length: 20 + ((7 * index) % 31) }, take),
  );
  return onWeekdays(DigestDate.parse(first), days);
}

/** The same item as one of another paper, months earlier. */
function rename(item: unknown, round: number): unknown {
  const read = Listed.safeParse(item);
  if (!read.success || round === 0) return item;
  const { paper, ...rest } = read.data;
  const title = `${paper.title} (${round})`;
  const id = `${String(10 + round)}${paper.id.slice(2)}`;
  return { ...rest, title, paper: { ...paper, id, title } };
}
