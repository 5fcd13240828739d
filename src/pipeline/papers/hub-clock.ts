import { DAY_MS } from "../../core/paper/date.ts";

/**
 * Difference between this machine's clock and the Hub's, in milliseconds, up to which this machine's is
 * trusted. Clocks without a time server drift by minutes, and answers come from caches that are minutes old.
 */
const MAX_CLOCK_SKEW_MS = 10 * 60_000;

/**
 * How far this machine's clock may be ahead, in milliseconds, where the Hub tells no time. Days are settled so
 * much later then, which is still within the look-back window.
 */
const MAX_UNCHECKED_AHEAD_MS = 4 * 24 * 60 * 60_000;

const UNCHECKED =
  "The Hub told no time (its answers have no usable Date header), so this machine's clock cannot be checked; days are settled four days later.";

/** The time by which days are settled. */
export type HubClock = {
  /**
   * The time of an answer of the Hub, which says when it was made, or null, and how long a cache on the way has
   * had it, in milliseconds.
   */
  at: (sentAt: Date | null, ageMs?: number) => Date;
};

/**
 * Opens the clock that decides whether a day is settled: this machine's, or the earlier of it and the Hub's where
 * they differ by more than the bound, which is told once: to be too early costs only another look. An answer
 * from a cache is as old as that says. Where the Hub tells no time, it is the latest time that it certainly is by
 * this machine's clock.
 */
export function openHubClock(now: () => Date, onNotice: (message: string) => void): HubClock {
  let isTold = false;
  return {
    at: (sentAt, ageMs = 0) => {
      const here = now();
      const time = sentAt ?? new Date(here.getTime() - MAX_UNCHECKED_AHEAD_MS);
      const aheadMs = here.getTime() - time.getTime();
      const isOld = ageMs > MAX_CLOCK_SKEW_MS;
      if (Math.abs(aheadMs) <= MAX_CLOCK_SKEW_MS && !isOld) return here;
      if (!isTold) onNotice(describe(here, sentAt, { aheadMs, ageMs }));
      isTold = true;
      return new Date(Math.min(time.getTime(), here.getTime() - ageMs));
    },
  };
}

function describe(
  here: Date,
  sentAt: Date | null,
  { aheadMs, ageMs }: { aheadMs: number; ageMs: number },
): string {
  if (sentAt === null) return UNCHECKED;
  const isOfCache = Math.min(Math.abs(aheadMs), Math.abs(aheadMs - ageMs)) <= MAX_CLOCK_SKEW_MS;
  if (ageMs > MAX_CLOCK_SKEW_MS && isOfCache) {
    return `The Hub's answer comes from a cache that has had it for ${describeSpan(ageMs)} (its Age header); days are settled by the time it was made.`;
  }
  const [ours, hubs] = [here, sentAt].map((time) => `${time.toISOString().slice(0, 16)}Z`);
  const skew = `${describeSpan(Math.abs(aheadMs))} ${aheadMs > 0 ? "ahead of" : "behind"}`;
  return `This machine's clock (${ours}) is ${skew} the Hub's (${hubs}); days are settled by the earlier of the two.`;
}

function describeSpan(spanMs: number): string {
  const days = spanMs / DAY_MS;
  if (days >= 2) return `${Math.round(days)} days`;
  const minutes = Math.round(spanMs / 60_000);
  return minutes >= 120 ? `${Math.round(minutes / 60)} hours` : `${minutes} minutes`;
}
