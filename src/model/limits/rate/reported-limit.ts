import { MAX_LAG_MS } from "./counted-request.ts";
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

/** A request that was sent, and whether it was sent alone, to see what is left after a reset. */
export type ReportedMark = { order: number; sentAtMs: number; amount: number; isProbe: boolean };

/** What a response said was left when its request arrived, and how many had been sent when it came. */
type Report = { left: number; resetAtMs: number; sentAtMs: number; seenAt: number };

/** How often it is looked whether answers show what those under way have left, in milliseconds. */
const UNSURE_POLL_MS = 100;

/**
 * Follows a limit. A response says what was left when its request arrived, but not which others had arrived by then: of two
 * requests that were under way at the same time, the one that reports less came later. So the least counts that was reported since, and
 * all those are subtracted that may have come after it: too few are sent for a moment, and never too many. After the time of the reset
 * a single request goes out, and the others wait for what its response says: some servers report a reset that is none.
 */
export function followReportedLimit(): ReportedLimit {
  let order = 0;
  let report: Report | null = null;
  let probe: ReportedMark | null = null;
  let isBelieved = true;
  let limit: number | null = null;
  let isRight = true;
  const underWay = new Set<ReportedMark>();
  const leftFor = (): number => {
    if (report === null) return Number.POSITIVE_INFINITY;
    let { left } = report;
    const sinceMs = report.sentAtMs - MAX_LAG_MS;
    for (const { sentAtMs, amount } of underWay) if (sentAtMs > sinceMs) left -= amount;
    return left;
  };
  const isShort = (amount: number) => isBelieved && leftFor() < amount;
  return {
    waitFor: (amount, nowMs) => {
      if (report === null || !isShort(amount)) return 0;
      const resetMs = report.resetAtMs - nowMs;
      if (resetMs <= 0) return probe === null ? 0 : "answer";
      return report.left < amount ? resetMs : Math.min(resetMs, UNSURE_POLL_MS);
    },
    take: (amount, nowMs) => {
      const isProbe = report !== null && isShort(amount) && nowMs >= report.resetAtMs;
      order += 1;
      const mark = { order, sentAtMs: nowMs, amount, isProbe };
      underWay.add(mark);
      if (isProbe) probe = mark;
      return mark;
    },
    observe: (allowance, mark, nowMs) => {
      underWay.delete(mark);
      if (mark === probe) probe = null;
      ({ limit } = allowance);
      const left = Math.max(0, allowance.left);
      if (report !== null && mark.order <= report.seenAt && left > report.left) return;
      const resetAtMs = nowMs + Math.min(allowance.resetMs, MAX_REPORTED_WAIT_MS);
      report = { left, resetAtMs, sentAtMs: mark.sentAtMs, seenAt: order };
    },
    end: (mark) => {
      // It may have been taken, and says nothing.
      if (underWay.delete(mark) && report !== null) report.left -= mark.amount;
      if (mark !== probe) return;
      probe = null;
      report = null;
    },
    refuse: () => {
      if (report !== null && leftFor() >= 1) isRight = false;
    },
    room: () =>
      isRight && limit !== null && report !== null ? { left: Math.max(0, leftFor()), limit } : null,
    disbelieve: () => {
      isBelieved = false;
    },
  };
}
