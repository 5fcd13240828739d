import { StoreError } from "../core/errors.ts";
import {
  addDays,
  type DigestDate,
  datesBetween,
  isWeekend,
  toDigestDate,
} from "../core/paper/date.ts";
import { isBelieved } from "../core/paper/stored-listing.ts";
import type { Run } from "./run.ts";

/**
 * How long a hole is told after it has left the look-back window, in days. An archive may leave days out on
 * purpose, and GitHub drops a cache, with what is known of days without papers, after some weeks.
 */
const TOLD_DAYS = 31;

/** Days in a row that have no digest, both ends included. Between them may be days without papers. */
export type Hole = { first: DigestDate; last: DigestDate };

/**
 * The holes of the archive that no run without a date will fill: days that have left the look-back window
 * lately and may have papers, after a day that has a digest. Oldest first.
 */
export async function findHoles(
  lookbackDays: number,
  run: Pick<Run, "store" | "now">,
): Promise<Hole[]> {
  const window = addDays(toDigestDate(run.now()), -lookbackDays);
  const made = (await run.store.digests.listDays()).filter((day) => day < window);
  const holes: Hole[] = [];
  for (const [index, day] of made.entries()) {
    const end = made[index + 1] ?? window;
    if (end < addDays(window, -TOLD_DAYS)) continue;
    const days = datesBetween(addDays(day, 1), addDays(end, -1));
    const hole = await narrow(days, run);
    if (hole !== null) holes.push(hole);
  }
  return holes;
}

/** What is left of days in a row without those that have no papers at their ends; null when all have none. */
async function narrow(
  days: readonly DigestDate[],
  { store }: Pick<Run, "store">,
): Promise<Hole | null> {
  const open: DigestDate[] = [];
  for (const day of days) {
    if (await mayHavePapers(day, store)) open.push(day);
  }
  const [first] = open;
  const last = open.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

async function mayHavePapers(day: DigestDate, { listings }: Run["store"]): Promise<boolean> {
  const listing = await listings.recall(day).catch((error: unknown) => {
    if (error instanceof StoreError) return null; // told when the day is made
    throw error;
  });
  const items = listing?.items.length ?? 0;
  if (listing !== null && items === 0 && isBelieved(listing)) return false;
  return items > 0 || !isWeekend(day);
}
