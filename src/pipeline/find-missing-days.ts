import { type DigestDate, isWeekend, toDigestDate } from "../core/paper/date.ts";
import { type DigestWeek, datesOf } from "../core/paper/week.ts";
import { mayHavePapers } from "./find-holes.ts";
import type { Run } from "./run.ts";

/** The days of a week that are over and have no digest, oldest first. */
type UnmadeDays = {
  /** They may have papers. */
  missing: DigestDate[];
  /** Weekdays on which no paper was listed. */
  empty: DigestDate[];
};

/** @param known The days that the week's document tells as empty: listings are kept in the cache, which may be lost. */
export async function findUnmadeDays(
  week: DigestWeek,
  { store, now }: Pick<Run, "store" | "now">,
  known: readonly DigestDate[] = [],
): Promise<UnmadeDays> {
  const made = new Set(await store.digests.listDays());
  const today = toDigestDate(now());
  const days: UnmadeDays = { missing: [], empty: [] };
  for (const day of datesOf(week).filter((date) => date < today && !made.has(date))) {
    if (await mayHavePapers(day, store, known.includes(day))) days.missing.push(day);
    else if (!isWeekend(day)) days.empty.push(day);
  }
  return days;
}
