import { addDays, toDigestDate } from "../../core/paper/date.ts";
import type { DayResult } from "../day-result.ts";
import type { Run } from "../run.ts";
import { TOLD_DAYS } from "../told-days.ts";

/**
 * How long what a day was made of is kept in the cache at least, in days: two months, so that it is there for every run
 * that looks back, for whoever reviews the day, and after a publication that has failed for weeks.
 */
const KEPT_DAYS = 62;

/**
 * Takes out of the cache what no digest and no open day needs, at the end of a run that has written a digest. Days that
 * it has written itself are left alone: what keeps a digest from being published comes after that.
 */
export async function pruneAfter(
  days: readonly DayResult[],
  { store, choices, now, signal, reporter }: Run,
): Promise<void> {
  const written = days.filter(({ files }) => files.length > 0).map(({ date }) => date);
  if (written.length === 0 || choices.isDryRun) return;
  const { lookbackDays = 0 } = choices;
  const kept = Math.max(KEPT_DAYS, lookbackDays + TOLD_DAYS);
  const before = addDays(toDigestDate(now()), -kept);
  const files = await store.prune({ before, except: new Set(written), signal });
  if (files > 0) reporter.onPruned?.(files);
}
