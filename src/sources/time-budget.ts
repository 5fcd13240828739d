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
  /** Forgets what was spent. */
  renew: () => void;
};

/** Opens a budget. It begins with the first time that is spent. */
export function openTimeBudget(bounds: WaitBounds, { now }: Pick<Clock, "now">): TimeBudget {
  const fresh = () => ({ beganAtMs: Number.POSITIVE_INFINITY, lostMs: 0, toldMs: 0 });
  let spent = fresh();
  let countedUntilMs = 0;
  const current = () => {
    if (now() - spent.beganAtMs >= bounds.renewedAfterMs) spent = fresh();
    return spent;
  };
  const begin = (atMs: number) => {
    spent.beganAtMs = Math.min(spent.beganAtMs, atMs);
  };
  return {
    bounds,
    leftMs: () => Math.max(0, bounds.totalMs - current().lostMs),
    spend: (sinceMs) => {
      const nowMs = now();
      if (nowMs - sinceMs < bounds.quickMs) return;
      begin(sinceMs);
      spent.lostMs += nowMs - Math.max(sinceMs, countedUntilMs);
      countedUntilMs = nowMs;
    },
    toldLeftMs: () => Math.max(0, bounds.toldMs - current().toldMs),
    spendTold: (waitMs) => {
      begin(now());
      spent.toldMs += waitMs;
    },
    renew: () => {
      spent = fresh();
    },
  };
}

/**
 * The same budget, but what it loses is lost to another one, too, and it has no more time than that. Waits
 * that the source asks for are its own.
 */
export function withinBudget(budget: TimeBudget, around: TimeBudget): TimeBudget {
  return {
    ...budget,
    leftMs: () => Math.min(budget.leftMs(), around.leftMs()),
    spend: (sinceMs) => {
      budget.spend(sinceMs);
      around.spend(sinceMs);
    },
  };
}
