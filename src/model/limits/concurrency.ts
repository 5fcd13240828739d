/** How many questions may be in flight, by the answers that come back (AIMD, as in TCP). */
export type Pace = {
  /** At least 1. */
  concurrency: () => number;
  /** A question was answered: one more place after each round of answers. */
  speedUp: () => void;
  /** There were too many: half the places. Returns whether this was news. */
  slowDown: (sentAtMs: number, nowMs: number) => boolean;
};

/**
 * Starts at the most, since most providers take it. Requests that went out before the last halving are
 * its echo: eight refusals of one burst halve once, not eight times.
 */
export function openPace(most: number): Pace {
  let places = most;
  let answered = 0;
  let slowedAtMs = Number.NEGATIVE_INFINITY;
  return {
    concurrency: () => places,
    speedUp: () => {
      answered += 1;
      if (answered < places || places === most) return;
      places += 1;
      answered = 0;
    },
    slowDown: (sentAtMs, nowMs) => {
      if (sentAtMs <= slowedAtMs) return false;
      places = Math.max(1, Math.floor(places / 2));
      answered = 0;
      slowedAtMs = nowMs;
      return true;
    },
  };
}
