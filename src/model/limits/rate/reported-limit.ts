import type { Allowance } from "./rate-headers.ts";

/**
 * The longest wait for a limit that a good answer reports, in milliseconds. Providers count by the minute,
 * and room for one question comes back long before the whole limit does; who means it answers with a 429.
 */
const MAX_REPORTED_WAIT_MS = 60_000;

/** A rate limit that only the provider knows, followed by the `x-ratelimit-*` headers of its responses. */
type ReportedLimit = {
  /** Milliseconds until there is room for this amount, as far as is known; 0 when there is. */
  waitFor: (amount: number, nowMs: number) => number;
  /** Books a request that is being sent; hand the mark to {@link ReportedLimit.observe} later. */
  take: (amount: number) => number;
  /** Learns from the response to the request with this mark. */
  observe: (allowance: Allowance, mark: number, nowMs: number) => void;
};

/**
 * Follows a limit. A response says what was left when its request arrived; requests that were sent after
 * that one are subtracted. After the time of the reset nothing is known until the next response.
 */
export function followReportedLimit(): ReportedLimit {
  let sent = 0;
  let left = Number.POSITIVE_INFINITY;
  let resetAtMs = 0;
  return {
    waitFor: (amount, nowMs) => (left >= amount ? 0 : Math.max(0, resetAtMs - nowMs)),
    take: (amount) => {
      sent += amount;
      left -= amount;
      return sent;
    },
    observe: (allowance, mark, nowMs) => {
      left = Math.max(0, allowance.left) - (sent - mark);
      resetAtMs = nowMs + Math.min(allowance.resetMs, MAX_REPORTED_WAIT_MS);
    },
  };
}
