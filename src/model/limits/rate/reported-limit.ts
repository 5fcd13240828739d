import type { Allowance } from "./rate-headers.ts";

/**
 * The longest wait for a limit that a good answer reports, in milliseconds. Providers count by the minute,
 * and room for one question comes back long before the whole limit does; who means it answers with a 429.
 */
const MAX_REPORTED_WAIT_MS = 60_000;

/** A rate limit that only the provider knows, followed by the `x-ratelimit-*` headers of its responses. */
export type ReportedLimit = {
  /** Milliseconds until there is room for this amount, as far as is known; `answer` for the next response. */
  waitFor: (amount: number, nowMs: number) => number | "answer";
  /** Books a request that is being sent; hand the mark to {@link ReportedLimit.observe} later. */
  take: (amount: number, nowMs: number) => ReportedMark;
  /** Learns from the response to the request with this mark. */
  observe: (allowance: Allowance, mark: ReportedMark, nowMs: number) => void;
  /** The request with this mark has ended, with or without a report. */
  end: (mark: ReportedMark) => void;
  /** A request was refused: reports that still show room are not the whole truth. */
  refuse: () => void;
  /** What is left now, and the whole limit; null where that is not known, or was wrong. */
  room: () => ReportedRoom | null;
  /** Its reports have turned out to be wrong: they are not followed any more. */
  disbelieve: () => void;
};

/** What is left of a limit. */
export type ReportedRoom = { left: number; limit: number };

/** What had been sent up to a request, and whether it was sent alone, to see what is left after a reset. */
export type ReportedMark = { sent: number; isProbe: boolean };

/**
 * Follows a limit. A response says what was left when its request arrived; requests that were sent after
 * that one are subtracted. After the time of the reset a single request goes out, and the others wait for what
 * its response says: some servers report a reset that is none.
 */
export function followReportedLimit(): ReportedLimit {
  let sent = 0;
  let left = Number.POSITIVE_INFINITY;
  let resetAtMs = 0;
  let probe: ReportedMark | null = null;
  let isBelieved = true;
  let limit: number | null = null;
  let isRight = true;
  const isShort = (amount: number) => isBelieved && left < amount;
  return {
    waitFor: (amount, nowMs) => {
      if (!isShort(amount)) return 0;
      if (nowMs < resetAtMs) return resetAtMs - nowMs;
      return probe === null ? 0 : "answer";
    },
    take: (amount, nowMs) => {
      const isProbe = isShort(amount) && nowMs >= resetAtMs;
      sent += amount;
      left -= amount;
      const mark = { sent, isProbe };
      if (isProbe) probe = mark;
      return mark;
    },
    observe: (allowance, mark, nowMs) => {
      left = Math.max(0, allowance.left) - (sent - mark.sent);
      ({ limit } = allowance);
      resetAtMs = nowMs + Math.min(allowance.resetMs, MAX_REPORTED_WAIT_MS);
      if (mark === probe) probe = null;
    },
    end: (mark) => {
      if (mark !== probe) return;
      probe = null;
      left = Number.POSITIVE_INFINITY;
    },
    refuse: () => {
      if (Number.isFinite(left) && left >= 1) isRight = false;
    },
    room: () =>
      isRight && limit !== null && Number.isFinite(left)
        ? { left: Math.max(0, left), limit }
        : null,
    disbelieve: () => {
      isBelieved = false;
    },
  };
}
