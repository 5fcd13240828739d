import { quoteForeign } from "../printed/printed.ts";
import type { DigestDate } from "./date.ts";
import { HubItem, listingDaysOf, listOwners, toPaper } from "./hub-item.ts";
import { comparePapers, type Paper } from "./paper.ts";

/** What the Hub lists for one day. */
type Listing = {
  /** Most upvotes first. */
  papers: readonly Paper[];
  /** The papers among them that were withdrawn. */
  withdrawn: ReadonlySet<Paper["id"]>;
  /** Those of which it cannot be read whether they were; they count as not withdrawn. */
  maybeWithdrawn: ReadonlySet<Paper["id"]>;
  /** The accounts on the Hub that belong to each paper, in small letters, by its id. */
  owners: ReadonlyMap<Paper["id"], readonly string[]>;
  /** How many items are no papers. */
  refused: number;
  /** How many papers have no title, so that their id stands for it. */
  untitled: number;
};

/** What was read of lists of items, which nobody changes. */
const readings = new WeakMap<readonly unknown[], Listing>();

/**
 * Reads a day's items, as the Hub returned them or as they are kept. An invalid item does not affect the others; a paper that
 * is listed twice counts once. One list is read once, whoever asks.
 */
export function parseListing(items: readonly unknown[]): Listing {
  const listing = readings.get(items) ?? readItems(items);
  readings.set(items, listing);
  return listing;
}

function readItems(items: readonly unknown[]): Listing {
  const papers = new Map<string, Paper>();
  const withdrawn = new Set<string>();
  const maybeWithdrawn = new Set<string>();
  const ownersOf = new Map<string, readonly string[]>();
  let refused = 0;
  for (const item of items) {
    const listed = readItem(item);
    if (listed === null) {
      refused += 1;
      continue;
    }
    const { paper, isWithdrawn, hasUnreadableWithdrawal, owners } = listed;
    if (isWithdrawn) withdrawn.add(paper.id);
    if (hasUnreadableWithdrawal) maybeWithdrawn.add(paper.id);
    if (papers.has(paper.id)) continue;
    papers.set(paper.id, paper);
    ownersOf.set(paper.id, owners);
  }
  const sorted = [...papers.values()].toSorted(comparePapers);
  const untitled = sorted.filter(({ id, title }) => title === id).length;
  return { papers: sorted, withdrawn, maybeWithdrawn, owners: ownersOf, refused, untitled };
}

function readItem(item: unknown): ReturnType<typeof toPaper> {
  const parsed = parseItem(item);
  return parsed === null ? null : toPaper(parsed);
}

/** What the items of lists hold, which nobody changes: each is looked at for its paper, its day and what of it is kept. */
const parsedItems = new WeakMap<object, HubItem | null>();

function parseItem(item: unknown): HubItem | null {
  if (typeof item !== "object" || item === null) return null;
  const known = parsedItems.get(item);
  const parsed = known === undefined ? (HubItem.safeParse(item).data ?? null) : known;
  parsedItems.set(item, parsed);
  return parsed;
}

/** The accounts on the Hub that belong to a paper, by what the Hub knows of it alone, in small letters. */
export function readOwnersOf(paper: unknown): readonly string[] {
  const parsed = parseItem({ paper });
  return parsed === null ? [] : listOwners(parsed);
}

/** Characters that are kept of an item that is no paper: more than are shown of it. */
const SHOWN_CHARS = 400;

/**
 * What is kept of an item as the Hub returned it: the fields that are read, or its beginning as a text when
 * it is no paper. It is never longer than the item, so that a listing within its bounds fits its file.
 */
export function keepItem(item: unknown): unknown {
  return parseItem(item) ?? showItem(item);
}

function showItem(item: unknown): string {
  const text = typeof item === "string" ? item : (JSON.stringify(item) ?? "");
  return text.slice(0, SHOWN_CHARS);
}

/** The first item that is no paper, as one line for operators; null when all are papers. */
export function showRefused(items: readonly unknown[]): string | null {
  const refused = items.find((item) => readItem(item) === null);
  return refused === undefined ? null : quoteForeign(showItem(refused));
}

/**
 * A day other than this one on whose list an item says that it stands; null when no item contradicts. The
 * Hub lists by the very field that is compared (`submittedOnDailyAt`), and in all 9,630 recorded items that
 * have it, it lies on their day in UTC. One item of another day therefore means that what came is no answer
 * to what was asked, such as a page from a cache, and the others are not to be trusted either.
 */
export function findOtherDay(items: readonly unknown[], date: DigestDate): DigestDate | null {
  for (const item of items) {
    const other = readDays(item).find((day) => day !== null && day !== date);
    if (other) return other;
  }
  return null;
}

/** Whether items say of which day they are, but none in a form that can be read: they may be another day's. */
export function hasUnreadableDays(items: readonly unknown[]): boolean {
  const days = items.flatMap(readDays);
  return days.length > 0 && days.every((day) => day === null);
}

function readDays(item: unknown): (DigestDate | null)[] {
  const parsed = parseItem(item);
  return parsed === null ? [] : listingDaysOf(parsed);
}
