/** What a request takes of a window, from the moment at which it is sent. */
export type WindowEntry = { atMs: number; amount: number };

/** A limit for any stretch of time of a given length: how providers count requests and tokens. */
type SlidingWindow = {
  /** Milliseconds until there is room for this amount; 0 when there is. */
  waitFor: (amount: number, nowMs: number) => number;
  take: (amount: number, nowMs: number) => WindowEntry;
  /** Corrects an entry once it is known what the request really used. */
  settle: (entry: WindowEntry, amount: number) => void;
};

/** A window without a limit, which remembers nothing. */
export const UNLIMITED_WINDOW: SlidingWindow = {
  waitFor: () => 0,
  take: (amount, nowMs) => ({ atMs: nowMs, amount }),
  settle: () => {},
};

/**
 * Opens a window of `limit` in any `lengthMs`. A request for more than the whole limit may be sent when
 * the window is empty: otherwise it would wait for ever.
 */
export function openSlidingWindow(limit: number, lengthMs: number): SlidingWindow {
  let entries: WindowEntry[] = [];
  let total = 0;

  const forget = (nowMs: number) => {
    const kept = entries.findIndex(({ atMs }) => atMs > nowMs - lengthMs);
    const expired = kept === -1 ? entries : entries.slice(0, kept);
    if (expired.length === 0) return;
    for (const { amount } of expired) total -= amount;
    entries = entries.slice(expired.length);
  };

  return {
    waitFor: (amount, nowMs) => {
      forget(nowMs);
      let excess = total + Math.min(amount, limit) - limit;
      for (const entry of entries) {
        if (excess <= 0) break;
        excess -= entry.amount;
        if (excess <= 0) return entry.atMs + lengthMs - nowMs;
      }
      return 0;
    },
    take: (amount, nowMs) => {
      const entry = { atMs: nowMs, amount: Math.min(amount, limit) };
      entries.push(entry);
      total += entry.amount;
      return entry;
    },
    settle: (entry, amount) => {
      if (!entries.includes(entry)) return;
      total += amount - entry.amount;
      entry.amount = amount;
    },
  };
}
