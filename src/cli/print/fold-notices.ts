import type { DigestDate } from "../../core/paper/date.ts";
import type { Reporter } from "../../core/ports.ts";
import { nameFirst } from "./amounts.ts";

/** Days that are named in one line; the others are counted. */
const NAMED_DAYS = 5;

/**
 * The same reporter, which tells what is said of days in the end, the days of one and the same notice in one line.
 * What is said of no day goes on at once.
 */
export function foldNotices(reporter: Reporter): Reporter {
  const days = new Map<string, Set<DigestDate>>();
  return {
    ...reporter,
    onNotice: (message, date) => {
      if (date === undefined) return reporter.onNotice?.(message);
      const told = days.get(message) ?? new Set();
      days.set(message, told.add(date));
    },
    onEnd: () => {
      for (const [message, dates] of days) {
        reporter.onNotice?.(`${nameFirst([...dates].toSorted(), NAMED_DAYS)}: ${message}`);
      }
      days.clear();
      reporter.onEnd?.();
    },
  };
}
