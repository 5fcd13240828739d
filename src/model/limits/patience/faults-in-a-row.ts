/**
 * Faults in a row, of the server or the connection, before the first answer. Three times nothing is no accident; each
 * counts that was sent after the last one came, so that a burst counts once and a slow server is tried
 * with fewer at a time.
 */
export const MAX_FAULTS_IN_A_ROW = 3;

/**
 * Time in which faults that come at once are still no sign of a server that is gone, in milliseconds. A
 * restart takes some seconds, and so long a question is sent again.
 */
const MAX_BLIP_MS = 15_000;

/** Papers that meet them, at least: what one alone meets may be its own. */
const LEAST_SUBJECTS = 2;

/** Counts faults of a model that has not answered yet. */
export type FaultsInARow = {
  /** Whether that was one too many: it came now for a request of this paper that was sent then. */
  isTooMany: (subject: string, sentAtMs: number, nowMs: number) => boolean;
  /** A response came that reports none: the row is broken. */
  breakOff: () => void;
  /** An answer came: from now on only the time counts. */
  stop: () => void;
};

/** Begins to count. Where an answer gets less time than a blip may take, three requests that took it are enough. */
export function countFaultsInARow(timeoutMs: number): FaultsInARow {
  const blipMs = Math.min(MAX_BLIP_MS, timeoutMs);
  let row = { count: 0, sinceMs: 0, cameAtMs: Number.NEGATIVE_INFINITY };
  const subjects = new Set<string>();
  let isStopped = false;
  return {
    isTooMany: (subject, sentAtMs, nowMs) => {
      subjects.add(subject);
      if (isStopped || sentAtMs < row.cameAtMs) return false;
      const sinceMs = row.count === 0 ? sentAtMs : row.sinceMs;
      row = { count: row.count + 1, sinceMs, cameAtMs: nowMs };
      const isLong = row.count >= MAX_FAULTS_IN_A_ROW && nowMs - sinceMs >= blipMs;
      return isLong && subjects.size >= LEAST_SUBJECTS;
    },
    breakOff: () => {
      row = { ...row, count: 0 };
      subjects.clear();
    },
    stop: () => {
      isStopped = true;
    },
  };
}
