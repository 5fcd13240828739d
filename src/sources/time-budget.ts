import type { Clock } from "../http/clock.ts";
import type { WaitBounds } from "./wait-bounds.ts";

/** The time that requests which belong together may lose. */
export type TimeBudget = {
  bounds: WaitBounds;
  /** What is left of it, in milliseconds; 0 when it is used up. */
  leftMs: () => number;
  /** Counts the time since then, but once, whatever else was under way. */
  spend: (sinceMs: number) => void;
  /** What is left for waits that the source asks for, in milliseconds. */
  toldLeftMs: () => number;
  spendTold: (waitMs: number) => void;
};

/** Opens a budget. It begins with the first time that is spent. */
export function openTimeBudget(bounds: WaitBounds, { now }: Pick<Clock, "now">): TimeBudget {
  const fresh = () => ({ beganAtMs: Number.POSITIVE_INFINITY, lostMs: 0, toldMs: 0 });
  let spent = fresh();
  let countedUntilMs = 0;
  const renew = () => {
    if (now() - spent.beganAtMs >= bounds.renewedAfterMs) spent = fresh();
    return spent;
  };
  const begin = (atMs: number) => {
    spent.beganAtMs = Math.min(spent.beganAtMs, atMs);
  };
  return {
    bounds,
    leftMs: () => Math.max(0, bounds.totalMs - renew().lostMs),
    spend: (sinceMs) => {
      const nowMs = now();
      if (nowMs - sinceMs < bounds.quickMs) return;
      begin(sinceMs);
      spent.lostMs += nowMs - Math.max(sinceMs, countedUntilMs);
      countedUntilMs = nowMs;
    },
    toldLeftMs: () => Math.max(0, bounds.toldMs - renew().toldMs),
    spendTold: (waitMs) => {
      begin(now());
      spent.toldMs += waitMs;
    },
  };
}
