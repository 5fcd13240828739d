import { addDays, DigestDate } from "../../src/core/paper/date.ts";
import type { DayResult } from "../../src/pipeline/day-result.ts";

const FIRST = DigestDate.parse("2026-01-05");

/** What became of a day: the `index`-th from 2026-01-05 on, by default with five cards and nothing left to do. */
export function makeDayResult(index: number, day: Partial<DayResult> = {}): DayResult {
  const counts = { listed: 9, ok: 5, failed: 0 };
  return {
    date: addDays(FIRST, index),
    status: "settled",
    ...counts,
    files: [],
    problem: null,
    ...day,
  };
}
