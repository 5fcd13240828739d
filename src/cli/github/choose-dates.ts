import {
  addDays,
  type DigestDate,
  datesBetween,
  isSettled,
  toDigestDate,
} from "../../core/paper/date.ts";
import type { DigestWeek } from "../../core/paper/week.ts";
import { findOpenDays } from "../../pipeline/find-open-days.ts";
import type { Run } from "../../pipeline/run.ts";
import { TOLD_DAYS } from "../../pipeline/told-days.ts";
import { parseDate, parseWeek, readRange } from "../dates.ts";
import type { WorkflowInputs } from "./workflow-inputs.ts";

/** What a workflow asks for. */
export type Asked = {
  /** Null for the days that are open. */
  dates: DigestDate[] | null;
  week: DigestWeek | null;
};

/**
 * Reads which days and week a workflow asks for.
 *
 * @throws {UsageError} when one of them is none, or has not begun.
 */
export function readAsked({ date, range, week: text }: WorkflowInputs, now: Date): Asked {
  const week = text === null ? null : parseWeek(text, now);
  if (range !== null) return { dates: readRange(range, now), week };
  if (date !== null) return { dates: [parseDate(date, now)], week };
  return { dates: week === null ? null : [], week };
}

/** The days asked for; on schedule, the open ones whose listing will not change any more. */
export async function chooseDates(
  { dates }: Asked,
  run: Run,
  lookbackDays: number,
): Promise<DigestDate[]> {
  if (dates !== null) return dates;
  const now = run.now();
  const open = await findOpenDays(lookbackDays, run);
  return open.filter((day) => isSettled(day, now));
}

/**
 * The days whose weeks a run keeps up to date: those asked for, or the look-back window with the month before it, in which
 * a hole is told, too: a day may be filled in, or merged, once it has left the window. In review mode it is these in any
 * case, since no day is merged by the run that makes it.
 */
export function chooseWindow(
  { dates }: Asked,
  now: Date,
  { lookback, isReview }: { lookback: number; isReview: boolean },
): DigestDate[] {
  if (dates !== null && !isReview) return dates;
  const today = toDigestDate(now);
  return datesBetween(addDays(today, -lookback - TOLD_DAYS), today);
}
