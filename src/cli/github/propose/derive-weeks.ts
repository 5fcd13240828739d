import type { StoredWeek, WeeklyDigest } from "../../../core/digest/digest.ts";
import { DEFAULT_WHOLE_CARDS } from "../../../core/digest/week/whole-cards.ts";
import type { PapercardsError } from "../../../core/errors.ts";
import { type DigestWeek, weekOf } from "../../../core/paper/week.ts";
import { isCurrentWeek } from "../../../pipeline/weeks/find-open-weeks.ts";
import { composeWeek } from "../../../pipeline/weeks/make-week.ts";
import { boundExtras } from "../../../pipeline/weeks/remake-week.ts";
import type { Digests } from "../../../store/digests.ts";
import { type Hit, orHit } from "../causes.ts";
import { isReplaceable } from "../commit/compare-digest.ts";
import type { ProposeContext } from "./context.ts";

type IsWanted = (week: DigestWeek) => Promise<boolean>;

/**
 * The weeks of merged days that the branch does not tell of yet, or not as they are now. The sentences are those of
 * the model, if it was asked about this week (`offered`), else those that are there, as long as they hold. A week
 * with a day that cannot be read is a problem as long as it is wanted, and none of them, nor is one in whose files a
 * person has written.
 */
export async function deriveWeeks(
  digests: Digests,
  offered: ReadonlyMap<DigestWeek, StoredWeek>,
  { problems, now, isWanted }: Pick<ProposeContext, "problems" | "now"> & { isWanted: IsWanted },
): Promise<WeeklyDigest[]> {
  const weeks = new Set([...(await digests.listDays()).map(weekOf), ...offered.keys()]);
  const derived: WeeklyDigest[] = [];
  for (const week of [...weeks].toSorted()) {
    const hits: Hit<PapercardsError>[] = [];
    const next = await orHit(week, hits, () =>
      deriveWeek(week, digests, { made: offered.get(week), now }),
    );
    if (hits.length > 0 && (await isWanted(week))) problems.push(...hits);
    if (next !== null) derived.push(next);
  }
  return derived;
}

/** A week as it should be told of; null when the branch has it so, or none of its days. */
async function deriveWeek(
  week: DigestWeek,
  digests: Digests,
  { made, now }: { made: StoredWeek | undefined; now: Date },
): Promise<WeeklyDigest | null> {
  if (!(await isReplaceable(week, digests))) return null;
  const there = await digests.readWeek(week);
  if (made === undefined && there !== null && (await isCurrentWeek(week, there, digests)))
    return null;
  const intro = made?.intro ?? there?.intro;
  const emptyDays = made?.emptyDays ?? there?.emptyDays;
  const extras =
    made === undefined
      ? { intro, top: there?.top ?? DEFAULT_WHOLE_CARDS, emptyDays, openDays: there?.openDays }
      : boundExtras({ week, intro, emptyDays }, { there, now });
  const next = await composeWeek(week, { store: { digests } }, extras);
  return JSON.stringify(next) === JSON.stringify(there) ? null : next;
}
