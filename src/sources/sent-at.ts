/** Age of an answer that is believed, in milliseconds: what is older is no different. */
const MAX_AGE_MS = 365 * 24 * 60 * 60_000;

/** What some proxies send instead. */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may send (RFC 9110). */
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long ago a cache on the way says that it got an answer, in milliseconds (`Age`, RFC 9111); 0 when none does.
 * What is older than a year counts as a year old.
 */
export function readAge(headers: Headers): number {
  const value = headers.get("age")?.trim() ?? "";
  return /^\d+$/.test(value) ? Math.min(Number(value) * 1000, MAX_AGE_MS) : 0;
}

/** When a server says that it made its answer, by its own clock; null when it does not say. */
export function readSentAt(headers: Headers): Date | null {
  const value = headers.get("date") ?? "";
  const sentAt = new Date(IMF_FIXDATE.test(value) || ISO.test(value) ? value : Number.NaN);
  return Number.isNaN(sentAt.getTime()) ? null : sentAt;
}
