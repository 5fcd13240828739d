import { readSpan } from "./read-span.ts";

/**
 * How long a server asks us to wait, in milliseconds, from 0 to 1,000 years; null when its headers do not say.
 * Reads `retry-after-ms` and `Retry-After`, which is a number of seconds, whole or not, or a date.
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | null {
  return (
    readSpan(`${headers.get("retry-after-ms") ?? ""}ms`, nowMs) ??
    readSpan(headers.get("retry-after") ?? "", nowMs)
  );
}
