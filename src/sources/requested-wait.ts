import { readRetryAfter } from "../http/retry-after.ts";

/** Longest wait that is accepted: the Hub counts requests in windows of five minutes. */
const LONGEST_WAIT_MS = 300_000;

/**
 * How long a source asks us to wait, in milliseconds, at most five minutes; null when it does not say.
 * Reads the Hub's `RateLimit: "api";r=0;t=<seconds>` and, without it, `Retry-After`.
 */
export function readRequestedWait(headers: Headers, nowMs: number): number | null {
  const waitMs = readWindow(headers.get("ratelimit")) ?? readRetryAfter(headers, nowMs);
  return waitMs === null ? null : Math.min(waitMs, LONGEST_WAIT_MS);
}

/** One second more than the window lasts, as `huggingface_hub` waits. */
function readWindow(value: string | null): number | null {
  const [, remaining, seconds] = /;\s*r=(\d+)\s*;\s*t=(\d+)/.exec(value ?? "") ?? [];
  return remaining === "0" && seconds !== undefined ? (Number(seconds) + 1) * 1000 : null;
}
