/** The Hub counts requests in windows of five minutes, so no honest wait is longer. */
const LONGEST_WAIT_MS = 300_000;

/**
 * How long a server asks us to wait, in milliseconds, at most five minutes; null when it does not say.
 * Reads `Retry-After` (seconds or a date) and the Hub's `RateLimit: "api";r=0;t=<seconds>`.
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | null {
  const told = readWindow(headers.get("ratelimit")) ?? readDelay(headers.get("retry-after"), nowMs);
  return told === null ? null : Math.min(Math.max(told, 0), LONGEST_WAIT_MS);
}

/** One second more than the window lasts, as `huggingface_hub` waits. */
function readWindow(value: string | null): number | null {
  const [, remaining, seconds] = /;\s*r=(\d+)\s*;\s*t=(\d+)/.exec(value ?? "") ?? [];
  return remaining === "0" && seconds !== undefined ? (Number(seconds) + 1) * 1000 : null;
}

function readDelay(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : date - nowMs;
}
