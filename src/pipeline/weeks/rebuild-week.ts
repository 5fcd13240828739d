import type { WeeklyDigest } from "../../core/digest/digest.ts";
import type { WeekIntro } from "../../core/digest/week/week-intro.ts";
import type { DigestWeek } from "../../core/paper/week.ts";
import type { Run } from "../run.ts";
import { copyDay, recomposeWeek } from "./make-week.ts";

/**
 * Makes the digest of a week again from its days as they are now, if there is one; no model is asked.
 *
 * @param change What becomes of its sentences. @default they stay
 * @returns the files that were written
 * @throws {StoreError} when a file cannot be read or written.
 */
export async function rebuildWeek(
  week: DigestWeek,
  run: Run,
  change: (intro: WeekIntro | undefined) => WeekIntro | undefined = (intro) => intro,
): Promise<string[]> {
  const { digests } = run.store;
  const there = await digests.readWeek(week);
  if (there === null) return [];
  const { files } = await digests.updateWeek(week, async (read) => {
    const now = read ?? there;
    return rebuilt({ ...now, intro: change(now.intro) }, run);
  });
  return files;
}

async function rebuilt(
  { intro, ...now }: WeeklyDigest & { intro: WeekIntro | undefined },
  run: Run,
): Promise<WeeklyDigest> {
  const { week, top, copiedFrom } = now;
  const composed = await recomposeWeek(week, run, { now, intro, top });
  if (composed !== null) return composed;
  const day = copiedFrom === null ? null : await run.store.digests.readDay(copiedFrom);
  return day === null ? now : copyDay(day, week, top);
}
