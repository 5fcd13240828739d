import type { StoredWeek, WeeklyDigest } from "../../core/digest/digest.ts";
import { DEFAULT_WHOLE_CARDS } from "../../core/digest/week/whole-cards.ts";
import { isWeekend, toDigestDate } from "../../core/paper/date.ts";
import {
  composeWeek,
  copyDay,
  type DigestsOf,
  listOpenDays,
  type WeekExtras,
} from "./make-week.ts";

/**
 * A week that another process has made, with all that follows from its days made again: papers, cards, tags, days without
 * papers, and the sentences that pass the checks. Null when there is no day to make it from.
 */
export async function remakeWeek(
  made: StoredWeek,
  { store, now }: DigestsOf & { now: Date },
): Promise<WeeklyDigest | null> {
  const { week, copiedFrom } = made;
  const extras = boundExtras(made, { there: await store.digests.readWeek(week), now });
  const composed = await composeWeek(week, { store }, extras);
  if (composed !== null || copiedFrom === null) return composed;
  const day = await store.digests.readDay(copiedFrom);
  return day === null ? null : copyDay(day, week, extras.top);
}

/** What is taken from a week that another process has made: that no paper was listed on a day that is over, and sentences. */
export function boundExtras(
  { week, intro, emptyDays }: Pick<StoredWeek, "week" | "intro" | "emptyDays">,
  { there, now }: { there: Pick<StoredWeek, "top" | "intro"> | null; now: Date },
): WeekExtras {
  const isOver = (date: string) => date < toDigestDate(now);
  return {
    intro,
    touched: there?.intro,
    top: there?.top ?? DEFAULT_WHOLE_CARDS,
    emptyDays: emptyDays?.filter((date) => isOver(date) && !isWeekend(date)),
    openDays: listOpenDays(week, now),
    isHanded: true,
  };
}
