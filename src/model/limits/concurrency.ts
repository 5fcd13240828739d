/**
 * How many questions may be in flight: additive increase with the answers that come back, multiplicative
 * decrease when the provider is overloaded (AIMD, as in TCP).
 */
export type Concurrency = {
  /** Questions that may be in flight now. At least 1. */
  limit: () => number;
  /** A question was answered: one more may be in flight after each round of answers. */
  increase: () => void;
  /** A request sent at that time met an overload: half as many may be in flight. */
  decrease: (sentAtMs: number, nowMs: number) => void;
  /** The server answers nobody yet: one question at a time finds out when it does, and then all go on as before. */
  hold: () => void;
};

/**
 * Of the questions in flight at once, how many a model that cards can do without, such as a verifier, has at most: half of them, so
 * that one which lets its questions hang leaves the others to the drafts.
 */
export function shareBeside(most: number): number {
  return Math.ceil(most / 2);
}

/**
 * Starts at the maximum, since most providers allow it. A request that was sent before the last decrease
 * met the same overload: eight refusals of one burst halve the limit once, not eight times.
 */
export function openConcurrency(most: number): Concurrency {
  let limit = most;
  let answered = 0;
  let decreasedAtMs = Number.NEGATIVE_INFINITY;
  let isHeld = false;
  return {
    limit: () => (isHeld ? 1 : limit),
    hold: () => {
      isHeld = true;
    },
    increase: () => {
      isHeld = false;
      answered += 1;
      if (answered < limit || limit === most) return;
      limit += 1;
      answered = 0;
    },
    decrease: (sentAtMs, nowMs) => {
      if (sentAtMs <= decreasedAtMs) return;
      limit = Math.max(1, Math.floor(limit / 2));
      answered = 0;
      decreasedAtMs = nowMs;
    },
  };
}
