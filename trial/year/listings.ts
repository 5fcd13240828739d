import { z } from "zod";
import { type DigestDate, isWeekend } from "../../src/core/paper/date.ts";
import { parseListing } from "../../src/core/paper/listing.ts";
import { readDay, SOME_DAYS } from "../../test/support/recorded.ts";

/** Shares of weekdays without papers, and of those that show a paper of the weekday before again. */
const EMPTY = 0.04;
const AGAIN = 0.15;

/** Recorded abstracts with fewer words are not taken: a draft quotes 24 of them. */
const LEAST_WORDS = 40;

const Item = z.looseObject({
  paper: z.looseObject({ id: z.string(), title: z.string(), summary: z.string() }),
});
type Item = z.infer<typeof Item>;

/** What is listed in the end, by weekday. */
export type YearListings = ReadonlyMap<DigestDate, readonly unknown[]>;

/** The listings of a year: two to four papers on most weekdays, made from recorded ones, and none on weekends. */
export function makeListings(dates: readonly DigestDate[], random: () => number): YearListings {
  const recorded = SOME_DAYS.flatMap(readDay).flatMap(toPlainItem);
  const listings = new Map<DigestDate, Item[]>();
  let made = 0;
  let before: Item[] = [];
  for (const date of dates.filter((one) => !isWeekend(one))) {
    const items = Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
      made += 1;
      return toNewPaper(recorded[made % recorded.length] ?? recorded[0], date, made);
    });
    const [again] = random() < AGAIN ? before : [];
    const shown = again === undefined ? items : [...items, again];
    listings.set(date, random() < EMPTY ? [] : shown);
    before = items;
  }
  return listings;
}

/** The ids of the papers in a listing. */
export function idsOf(items: readonly unknown[]): string[] {
  return parseListing(items).papers.map(({ id }) => id);
}

/** What the paper of a title is called, in its abstract, too. */
export function nameOf(title: string): string {
  return / \(Study (Na[A-J]+)\)$/.exec(title)?.[1] ?? "";
}

/** A recorded item that a draft can be made from by copying its words. */
function toPlainItem(item: unknown): Item[] {
  const { data } = Item.safeParse(item);
  if (data === undefined) return [];
  const { papers, withdrawn } = parseListing([item]);
  const abstract = papers[0]?.abstract ?? "";
  const isPlain = /^[\w\s.,;:()'-]+$/.test(abstract);
  return isPlain && withdrawn.size === 0 && abstract.split(" ").length >= LEAST_WORDS ? [data] : [];
}

/** Another paper of the same kind: id, title and abstract are its own. */
function toNewPaper(item: Item | undefined, date: DigestDate, number: number): Item {
  const { title = "", summary = "", ...others } = item?.paper ?? {};
  const letters = [...String(number)].map((digit) => String.fromCharCode(65 + Number(digit)));
  const name = `Na${letters.join("")}`;
  const id = `${date.slice(2, 4)}${date.slice(5, 7)}.${10_000 + number}`;
  const paper = {
    ...others,
    ...{ id, title: `${title} (Study ${name})`, summary: `${summary} It is called ${name}.` },
    upvotes: 1 + (number % 90),
  };
  return { paper, title: paper.title, summary: paper.summary };
}
