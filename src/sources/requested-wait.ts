import type { RequestedWait } from "../core/errors.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import { readRetryAfter } from "../http/retry-after.ts";

/**
 * How long a source asks us to wait; null when it does not say, or names a moment that is over. Reads the
 * Hub's `RateLimit: "api";r=0;t=<seconds>` and, without it, `Retry-After`.
 */
export function readRequestedWait(headers: Headers, nowMs: number): RequestedWait | null {
  const windowMs = readWindow(headers.get("ratelimit"));
  if (windowMs !== null)
    return { ms: windowMs, words: quote("RateLimit", headers), isWindow: true };
  const waitMs = readRetryAfter(headers, nowMs) ?? 0;
  if (waitMs === 0) return null;
  return { ms: waitMs, words: quote("Retry-After", headers), isWindow: false };
}

function readWindow(value: string | null): number | null {
  const [, remaining, seconds] = /;\s*r=(\d+)\s*;\s*t=(\d+)/.exec(value ?? "") ?? [];
  return remaining === "0" && seconds !== undefined ? Number(seconds) * 1000 : null;
}

function quote(name: string, headers: Headers): string {
  const value = headers.get(name) ?? headers.get("retry-after-ms") ?? "";
  return `${name}: ${quoteForeign(value)}`;
}
