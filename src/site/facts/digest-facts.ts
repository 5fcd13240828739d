import { z } from "zod";
import type { StoredDigest } from "../../core/digest/digest.ts";
import { DigestFacts, readFacts } from "../../core/digest/index-archive.ts";
import { daysOfWeek } from "../../core/digest/week-cards.ts";
import { hashText } from "../../core/hash.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import { DayFacts, readDayFacts } from "./day-facts.ts";

/** What the site says of a week on other pages than its own. */
export const WeekFacts = z.object({
  week: DigestWeek,
  /** Another one once its data has changed. */
  hash: z.string(),
  /** The days whose cards it may show. */
  days: z.array(DigestDate),
});
export type WeekFacts = z.infer<typeof WeekFacts>;

/** What the site says of a digest on other pages than its own, and what the index says of it. */
export const SiteFacts = z.object({
  index: DigestFacts,
  day: DayFacts.nullable(),
  week: WeekFacts.nullable(),
});
export type SiteFacts = z.infer<typeof SiteFacts>;

/** Reads what other pages say of a digest. Whoever changes it raises the version under which it is remembered. */
export function readSiteFacts(digest: StoredDigest): SiteFacts {
  const index = readFacts(digest);
  if (digest.kind === "daily") return { index, day: readDayFacts(digest), week: null };
  const hash = hashText(JSON.stringify(digest));
  return { index, day: null, week: { week: digest.week, hash, days: daysOfWeek(digest) } };
}
