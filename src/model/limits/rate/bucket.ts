import { type CountedRequest, isTaken } from "./counted-request.ts";

/** A limit that is refilled steadily, as far as is seen: it was empty when it refused, and gives what comes back since. */
export type Bucket = {
  emptyAtMs: number;
  /** What was sent since then. */
  sent: CountedRequest[];
};

/** A bucket that has just refused a request. */
export function emptyBucket(refusedAtMs: number): Bucket {
  return { emptyAtMs: refusedAtMs, sent: [] };
}

/** How many requests it has given. */
export function countGiven({ sent }: Bucket, nowMs: number): number {
  return sent.filter((request) => isTaken(request, nowMs)).length;
}

/**
 * How many requests of such a time it gives for certain; it has given one or more. The first may have been paid for by
 * what was left when it refused, and nothing is known of the time since the last.
 */
export function paceOf({ emptyAtMs, sent }: Bucket, lengthMs: number, nowMs: number): number {
  const given = sent.filter((request) => isTaken(request, nowMs)).map(({ atMs }) => atMs);
  const untilMs = given.length > 1 ? Math.max(...given) : nowMs;
  return (Math.max(1, given.length - 1) * lengthMs) / Math.max(1, untilMs - emptyAtMs);
}
