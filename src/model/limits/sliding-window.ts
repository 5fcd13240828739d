/** A share of a window, taken when a request is sent. */
export type Share = { atMs: number; weight: number };

/** So much in any stretch of time of a given length: how providers count requests and tokens. */
export type SlidingWindow = {
  /** Milliseconds until this weight has room; 0 when it has. */
  waitFor: (weight: number, nowMs: number) => number;
  take: (weight: number, nowMs: number) => Share;
  /** Corrects a share once it is known what it really took. */
  settle: (share: Share, weight: number) => void;
};

/** A window without a limit, which remembers nothing. */
export const BOUNDLESS: SlidingWindow = {
  waitFor: () => 0,
  take: (weight, nowMs) => ({ atMs: nowMs, weight }),
  settle: () => {},
};

/**
 * Opens a window of `limit` in any `lengthMs`. More than the whole limit at once goes through when the
 * window is empty: otherwise it would wait for ever.
 */
export function openSlidingWindow(limit: number, lengthMs: number): SlidingWindow {
  let shares: Share[] = [];
  let total = 0;

  const forget = (nowMs: number) => {
    const kept = shares.findIndex(({ atMs }) => atMs > nowMs - lengthMs);
    const passed = kept === -1 ? shares : shares.slice(0, kept);
    if (passed.length === 0) return;
    for (const { weight } of passed) total -= weight;
    shares = shares.slice(passed.length);
  };

  return {
    waitFor: (weight, nowMs) => {
      forget(nowMs);
      let excess = total + Math.min(weight, limit) - limit;
      for (const share of shares) {
        if (excess <= 0) break;
        excess -= share.weight;
        if (excess <= 0) return share.atMs + lengthMs - nowMs;
      }
      return 0;
    },
    take: (weight, nowMs) => {
      const share = { atMs: nowMs, weight: Math.min(weight, limit) };
      shares.push(share);
      total += share.weight;
      return share;
    },
    settle: (share, weight) => {
      if (!shares.includes(share)) return;
      total += weight - share.weight;
      share.weight = weight;
    },
  };
}
