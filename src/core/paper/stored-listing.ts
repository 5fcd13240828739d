import { z } from "zod";
import { Artefacts, fillArtefacts } from "./artefacts.ts";
import { DigestDate, isSettled, isWeekend } from "./date.ts";
import { findOtherDay, hasUnreadableDays, parseListing } from "./listing.ts";
import { PaperId } from "./paper.ts";

/** The same run may look a second time at a weekday without papers, once the Hub had time to mend itself. */
const SECOND_LOOK_AFTER_MS = 3 * 60 * 60_000;

/** When somebody looked at a listing, by the Hub's clock where it told it, and the run that did. */
const Look = z.object({ at: z.iso.datetime(), run: z.string() });
type Look = z.infer<typeof Look>;

/** A listing as the cache stores it. */
export const StoredListing = z.object({
  date: DigestDate,
  /** Whether it will not grow any more. */
  settled: z.boolean(),
  items: z.array(z.unknown()),
  /** The first look after the day that found a weekday without papers. */
  foundEmpty: Look.optional(),
  /** What was looked up of those papers that became cards, by their id. */
  artefacts: z.record(PaperId, Artefacts).optional(),
});
export type StoredListing = z.infer<typeof StoredListing>;

/**
 * The listing of a look at the Hub, to be stored. A weekday without papers is settled by the second look
 * that says so after the day's list has closed, hours later or by another run; a weekend by the first.
 */
export function storeLook(
  { date, items }: Pick<StoredListing, "date" | "items">,
  stored: StoredListing | null,
  { at, run }: { at: Date; run: string },
): StoredListing {
  const isClosed = isSettled(date, at) && !hasUnreadableDays(items);
  if (!isClosed || items.length > 0 || isWeekend(date)) return { date, settled: isClosed, items };
  const look = { at: at.toISOString(), run };
  const first = (stored?.items.length === 0 ? stored.foundEmpty : undefined) ?? look;
  return { date, settled: isSecondLook(look, first), items, foundEmpty: first };
}

/** What was looked up of papers, by their id. */
export type ArtefactsById = Readonly<Record<string, Artefacts>>;

/**
 * What is kept of papers after another look-up. What was found first stays: questions have been asked with it.
 * They are in the order of the ids, whichever answer came first.
 */
export function mergeArtefacts(kept: ArtefactsById, found: ArtefactsById): ArtefactsById {
  const merged = Object.entries({ ...kept, ...found }).map(([id, artefacts]) => {
    const known = kept[id];
    return [id, known === undefined ? artefacts : fillArtefacts(known, artefacts)] as const;
  });
  return Object.fromEntries(merged.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isSecondLook(look: Look, first: Look): boolean {
  if (look.run !== first.run) return true;
  return Date.parse(look.at) - Date.parse(first.at) >= SECOND_LOOK_AFTER_MS;
}

/**
 * Whether a stored listing can stand without another look at the Hub: it is settled, of its own day, and
 * each of its items is a paper with a title and an abstract. What could not be read, or was not there, may
 * come later; older versions also stored such listings as settled.
 */
export function isBelieved({ date, settled, items, foundEmpty }: StoredListing): boolean {
  if (!settled) return false;
  if (items.length === 0) return isWeekend(date) || foundEmpty !== undefined;
  const { papers, refused, untitled } = parseListing(items);
  const isWhole = refused + untitled === 0 && papers.every(({ abstract }) => abstract !== "");
  return isWhole && isOfItsDay({ date, items });
}

/** Whether a stored listing has papers of its day. */
export function holdsPapers(listing: Pick<StoredListing, "date" | "items">): boolean {
  return parseListing(listing.items).papers.length > 0 && isOfItsDay(listing);
}

function isOfItsDay({ date, items }: Pick<StoredListing, "date" | "items">): boolean {
  return !hasUnreadableDays(items) && findOtherDay(items, date) === null;
}
