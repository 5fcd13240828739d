import type { WeeklyDigest } from "../../core/digest/digest.ts";
import { mergeCards } from "../../core/digest/week-cards.ts";
import { StoreError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, datesOf, weekOf } from "../../core/paper/week.ts";
import type { Digests } from "../../store/digests.ts";

/**
 * The weeks of these days that do not tell of all days that the archive has, oldest first; with `needsIntro`, also those
 * without sentences. One that cannot be judged is among them: making it says why.
 */
export async function findOpenWeeks(
  dates: readonly DigestDate[],
  digests: Digests,
  { needsIntro }: { needsIntro: boolean },
): Promise<DigestWeek[]> {
  const archived = new Set(await digests.listDays());
  const weeks = new Set(dates.filter((date) => archived.has(date)).map(weekOf));
  const open: DigestWeek[] = [];
  for (const week of [...weeks].toSorted()) {
    if (await isOpen(week, digests, needsIntro)) open.push(week);
  }
  return open;
}

async function isOpen(week: DigestWeek, digests: Digests, needsIntro: boolean): Promise<boolean> {
  try {
    const there = await digests.readWeek(week);
    const lacksIntro = needsIntro && there?.intro === undefined;
    return lacksIntro || !(await isCurrentWeek(week, there, digests));
  } catch (error) {
    if (error instanceof StoreError) return true;
    throw error;
  }
}

/** Whether a week has the cards of its days. Where these have none, it is left as it is. */
export async function isCurrentWeek(
  week: DigestWeek,
  there: Pick<WeeklyDigest, "papers" | "cards"> | null,
  digests: Digests,
): Promise<boolean> {
  const days = await Promise.all(datesOf(week).map(digests.readDay));
  const merged = mergeCards(days.filter((day) => day !== null));
  if (merged.cards.length === 0) return true;
  const [now, before] = [merged, there].map((one) => [one?.papers, one?.cards]);
  return JSON.stringify(now) === JSON.stringify(before);
}
