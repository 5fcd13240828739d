/**
 * Requests in a row that got no response, before the first answer. Three times nothing is no accident; each
 * counts that was sent after the last one was lost, so that a burst counts once and a slow server is tried
 * with fewer at a time.
 */
export const MAX_LOST_IN_A_ROW = 3;

/**
 * Time in which requests that are lost at once are still no sign of a server that is gone, in milliseconds. A
 * restart takes some seconds, and so long a question is sent again.
 */
export const MAX_BLIP_MS = 15_000;

/** Counts lost requests of a model that has not answered yet. */
export type LostInARow = {
  /** Whether that was one lost request too many. */
  isTooMany: (sentAtMs: number, nowMs: number) => boolean;
  /** A response came, of whatever kind: the row is broken. */
  breakOff: () => void;
  /** An answer came: from now on only the time counts. */
  stop: () => void;
};

/** Begins to count. Where an answer gets less time than a blip may take, three requests that took it are enough. */
export function countLostInARow(timeoutMs: number): LostInARow {
  const blipMs = Math.min(MAX_BLIP_MS, timeoutMs);
  let lost = 0;
  let sinceMs = 0;
  let lostAtMs = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  return {
    isTooMany: (sentAtMs, nowMs) => {
      if (isStopped || sentAtMs < lostAtMs) return false;
      if (lost === 0) sinceMs = sentAtMs;
      lost += 1;
      lostAtMs = nowMs;
      return lost >= MAX_LOST_IN_A_ROW && nowMs - sinceMs >= blipMs;
    },
    breakOff: () => {
      lost = 0;
    },
    stop: () => {
      isStopped = true;
    },
  };
}
