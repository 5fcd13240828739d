/** What a request takes of a window, from the moment at which the provider has got it for certain. */
export type WindowEntry = { atMs: number; amount: number };

/** A limit for any stretch of time of a given length: how providers count requests and tokens. */
type SlidingWindow = {
  /** Milliseconds until there is room for this amount; 0 when there is. */
  waitFor: (amount: number, nowMs: number) => number;
  take: (amount: number, nowMs: number) => WindowEntry;
  /** The request goes out only now: it waited for a connection. */
  leave: (entry: WindowEntry, nowMs: number) => void;
  /** The provider has answered: it got the request by now. */
  arrive: (entry: WindowEntry, nowMs: number) => void;
  /** Corrects an entry once it is known what the request really used. */
  settle: (entry: WindowEntry, amount: number) => void;
};

/** A window without a limit, which remembers nothing. */
export const UNLIMITED_WINDOW: SlidingWindow = {
  waitFor: () => 0,
  take: (amount, nowMs) => ({ atMs: nowMs, amount }),
  leave: () => {},
  arrive: () => {},
  settle: () => {},
};

/** What part of a window a request may take to arrive when nothing shows that it was there earlier: less than what may be left unused. */
const LAG_PART = 1 / 24;

/**
 * Opens a window of `limit` in any `lengthMs`, as it is counted where requests arrive: a provider counts one when it has come over a
 * line that is slow for some and quick for others. It is counted here from when it was there at the latest: a part of a window after it
 * went out, or its answer. A request for more than the whole limit may be sent when the window is empty: otherwise it would wait for ever.
 */
export function openSlidingWindow(limit: number, lengthMs: number): SlidingWindow {
  /** By time: what arrives takes its place, which is near the end. */
  const entries: WindowEntry[] = [];
  const lagMs = lengthMs * LAG_PART;
  let total = 0;

  const move = (entry: WindowEntry, atMs: number) => {
    const index = entry.atMs === atMs ? -1 : entries.lastIndexOf(entry);
    if (index === -1) return;
    entries.splice(index, 1);
    entry.atMs = atMs;
    entries.splice(entries.findLastIndex((earlier) => earlier.atMs <= atMs) + 1, 0, entry);
  };
  const forget = (nowMs: number) => {
    const kept = entries.findIndex(({ atMs }) => atMs > nowMs - lengthMs);
    const expired = entries.splice(0, kept === -1 ? entries.length : kept);
    for (const { amount } of expired) total -= amount;
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
      const entry = { atMs: nowMs + lagMs, amount: Math.min(amount, limit) };
      entries.push(entry);
      total += entry.amount;
      return entry;
    },
    leave: (entry, nowMs) => move(entry, nowMs + lagMs),
    arrive: (entry, nowMs) => move(entry, Math.min(nowMs, entry.atMs)),
    settle: (entry, amount) => {
      if (entries.lastIndexOf(entry) === -1) return;
      total += amount - entry.amount;
      entry.amount = amount;
    },
  };
}
