import type { WeeklyDigest } from "../../../core/digest/digest.ts";
import { mergeCards } from "../../../core/digest/merge-cards.ts";
import { type DigestWeek, datesOf, weekOf } from "../../../core/paper/week.ts";
import { composeWeek } from "../../../pipeline/make-week.ts";
import type { Digests } from "../../../store/digests.ts";
import { isReplaceable } from "../compare-digest.ts";

/**
 * The weeks of merged days that the branch does not tell of yet, or not as they are now, but for those in whose files
 * a person has written. The sentences are those of the model, if it was asked about this week (`offered`), else those
 * that are there, as long as they hold.
 */
export async function deriveWeeks(
  digests: Digests,
  offered: ReadonlyMap<DigestWeek, WeeklyDigest>,
): Promise<WeeklyDigest[]> {
  const weeks = new Set([...(await digests.listDays()).map(weekOf), ...offered.keys()]);
  const derived: WeeklyDigest[] = [];
  for (const week of [...weeks].toSorted()) {
    const there = await digests.readWeek(week);
    const made = offered.get(week);
    if (!(await isReplaceable(week, digests))) continue;
    if (made === undefined && there !== null && (await isCurrentWeek(there, digests))) continue;
    const next = await composeNow(week, { digests, intro: made?.intro ?? there?.intro });
    const isNew = next !== null && JSON.stringify(next) !== JSON.stringify(there);
    if (isNew) derived.push(next);
  }
  return derived;
}

/** Whether a week has the cards of its days. One that was copied, since it had none, stays as it is. */
export async function isCurrentWeek(
  { week, cards }: WeeklyDigest,
  digests: Digests,
): Promise<boolean> {
  const days = await Promise.all(datesOf(week).map(digests.readDay));
  const merged = mergeCards(days.filter((day) => day !== null));
  return merged.length === 0 || JSON.stringify(merged) === JSON.stringify(cards);
}

/** A week of merged days; null when it has none that are merged. */
async function composeNow(
  week: DigestWeek,
  { digests, intro }: { digests: Digests; intro: WeeklyDigest["intro"] },
): Promise<WeeklyDigest | null> {
  const days = await digests.listDays();
  const hasDays = days.some((date) => weekOf(date) === week);
  return hasDays ? composeWeek(week, intro, { store: { digests } }) : null;
}
