import type { WeeklyDigest } from "../../../core/digest/digest.ts";
import { mergeCards } from "../../../core/digest/merge-cards.ts";
import { type DigestWeek, datesOf, weekOf } from "../../../core/paper/week.ts";
import { composeWeek } from "../../../pipeline/make-week.ts";
import type { Digests } from "../../../store/digests.ts";
import { orHit } from "../causes.ts";
import type { ProposeContext } from "./context.ts";

/**
 * The weeks of merged days that the branch does not tell of yet, or not as they are now. The sentences are those of
 * the model, if it was asked about this week (`offered`), else those that are there, as long as they hold. A week
 * with a day that cannot be read is a problem, and none of them.
 */
export async function deriveWeeks(
  digests: Digests,
  offered: ReadonlyMap<DigestWeek, WeeklyDigest>,
  { problems }: Pick<ProposeContext, "problems">,
): Promise<WeeklyDigest[]> {
  const weeks = new Set([...(await digests.listDays()).map(weekOf), ...offered.keys()]);
  const derived: WeeklyDigest[] = [];
  for (const week of [...weeks].toSorted()) {
    const next = await orHit(week, problems, () => deriveWeek(week, digests, offered.get(week)));
    if (next !== null) derived.push(next);
  }
  return derived;
}

/** A week as it should be told of; null when the branch has it so, or none of its days. */
async function deriveWeek(
  week: DigestWeek,
  digests: Digests,
  made: WeeklyDigest | undefined,
): Promise<WeeklyDigest | null> {
  const there = await digests.readWeek(week);
  if (made === undefined && there !== null && (await isCurrentWeek(there, digests))) return null;
  const next = await composeNow(week, { digests, intro: made?.intro ?? there?.intro });
  return JSON.stringify(next) === JSON.stringify(there) ? null : next;
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
