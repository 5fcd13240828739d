import { type DigestDate, toDigestDate } from "../core/paper/date.ts";
import { type DigestWeek, datesOf } from "../core/paper/week.ts";
import { mayHavePapers } from "./find-holes.ts";
import type { Run } from "./run.ts";

/** The days of a week that are over, have no digest and may have papers, oldest first. */
export async function findMissingDays(
  week: DigestWeek,
  { store, now }: Pick<Run, "store" | "now">,
): Promise<DigestDate[]> {
  const made = new Set(await store.digests.listDays());
  const today = toDigestDate(now());
  const missing: DigestDate[] = [];
  for (const day of datesOf(week).filter((date) => date < today && !made.has(date))) {
    if (await mayHavePapers(day, store)) missing.push(day);
  }
  return missing;
}
