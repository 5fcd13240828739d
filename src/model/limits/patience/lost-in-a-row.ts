/**
 * Requests in a row that got no response, before the first answer. Three times nothing is no accident; each
 * counts that was sent after the last one was lost, so that a burst counts once and a slow server is tried
 * with fewer at a time.
 */
export const MAX_LOST_IN_A_ROW = 3;

/** Counts lost requests of a model that has not answered yet. */
export type LostInARow = {
  /** Whether that was one lost request too many. */
  isTooMany: (sentAtMs: number, nowMs: number) => boolean;
  /** A response came, of whatever kind: the row is broken. */
  breakOff: () => void;
  /** An answer came: from now on only the time counts. */
  stop: () => void;
};

/** Begins to count. */
export function countLostInARow(): LostInARow {
  let lost = 0;
  let lostAtMs = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  return {
    isTooMany: (sentAtMs, nowMs) => {
      if (isStopped || sentAtMs < lostAtMs) return false;
      lost += 1;
      lostAtMs = nowMs;
      return lost >= MAX_LOST_IN_A_ROW;
    },
    breakOff: () => {
      lost = 0;
    },
    stop: () => {
      isStopped = true;
    },
  };
}
