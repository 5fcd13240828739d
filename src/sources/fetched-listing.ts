import { explain } from "../core/causes/explanation.ts";
import { SourceError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { findOtherDay, keepItem, parseListing, showRefused } from "../core/paper/listing.ts";

/** What is kept of the items of one day. */
export type FetchedListing = {
  items: unknown[];
  /** When the Hub made the oldest part of it, by its own clock; null when it did not say. */
  sentAt: Date | null;
  /** How long a cache on the way has had it, in milliseconds. @default 0 */
  ageMs?: number;
};

/** Items of one day's listing. The busiest days have 100, and each costs time. */
const MAX_LISTED_ITEMS = 2_000;

/** @throws {SourceError} when a day has so many items. */
export function refuseCount(url: URL, count: number): void {
  if (count <= MAX_LISTED_ITEMS) return;
  const problem = `lists more than ${MAX_LISTED_ITEMS} items for one day.`;
  throw new SourceError(url, problem, { status: 200, explanation: explain("sourceForeign") });
}

/**
 * What is kept of the items of one answer; the rest of it can be forgotten.
 *
 * @throws {SourceError} when there are too many for one day.
 */
export function keepItems(url: URL, items: readonly unknown[]): unknown[] {
  refuseCount(url, items.length);
  return items.map(keepItem);
}

/**
 * Refuses a listing that is no answer to what was asked. Without items it is one: a day without papers.
 *
 * @throws {SourceError} when none of its items is a paper, or one of them stands on another day's list.
 */
export function refuseListing(
  url: URL,
  { items }: Pick<FetchedListing, "items">,
  date: DigestDate,
): void {
  refuseCount(url, items.length);
  const { papers, refused } = parseListing(items);
  if (papers.length === 0 && refused > 0) {
    throw new SourceError(
      url,
      `lists nothing that can be read as a paper. The first of ${refused}: ${showRefused(items)}`,
      { status: 200, explanation: explain("listingUnreadable") },
    );
  }
  const otherDay = findOtherDay(items, date);
  if (otherDay === null) return;
  throw new SourceError(url, `lists papers of another day, ${otherDay} instead of ${date}.`, {
    status: 200,
    explanation: explain("listingOfOtherDay"),
  });
}
