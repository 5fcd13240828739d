import { type CountedRequest, isTaken } from "./counted-request.ts";

/** Requests that are taken after the first refusal until they show a pace: one more or less is a tenth of it. */
const ENOUGH_TAKEN = 10;

/**
 * Time for which every request is refused before that stands for a limit of a minute, in milliseconds. A burst
 * that is too large, or a server that is overloaded, takes the same requests some seconds later.
 */
const LEARNING_MS = 10_000;

/** The longest time that is waited for so many, in milliseconds. */
const MAX_LEARNING_MS = 40_000;

/**
 * By how much sooner than the last one a request goes out meanwhile, once and again until one is refused: all that there is has
 * to be asked for, and a server that was only busy is soon asked as before.
 */
const LEARNING_HASTE = 0.7;

/** A limit that is refilled steadily, as far as is seen: it was empty when it refused, and gives what comes back since. */
export type Bucket = {
  emptyAtMs: number;
  /** What was sent since then. */
  sent: readonly CountedRequest[];
  /** How many of those were each sent sooner than the one before, since the last refusal. */
  hastened: number;
  /** The last refusal said for how long: nothing is hastened. */
  isTold: boolean;
};

/** A bucket that has just refused a request. */
export function emptyBucket(refusedAtMs: number): Bucket {
  return { emptyAtMs: refusedAtMs, sent: [], hastened: 0, isTold: false };
}

/** How many requests it has given. */
export function countGiven({ sent }: Bucket, nowMs: number): number {
  return sent.filter((request) => isTaken(request, nowMs)).length;
}

/** Whether it has given so many that they show its pace. */
export function showsPace(bucket: Bucket, nowMs: number): boolean {
  return countGiven(bucket, nowMs) >= ENOUGH_TAKEN;
}

/** How long after the first refusal there is something to learn. */
export function timeToLearn(bucket: Bucket, nowMs: number): number {
  const given = countGiven(bucket, nowMs);
  return given === 0 || given >= ENOUGH_TAKEN ? LEARNING_MS : MAX_LEARNING_MS;
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

/** A request is sent to it. */
export function askBucket(bucket: Bucket, request: CountedRequest): Bucket {
  return { ...bucket, sent: [...bucket.sent, request] };
}

/** While it is measured: when the next request is sent, sooner each time; null where it is sent as it comes. */
export function hasten(bucket: Bucket, nowMs: number): { bucket: Bucket; nextAtMs: number } | null {
  const given = countGiven(bucket, nowMs);
  if (given === 0 || bucket.isTold) return null;
  const hastened = bucket.hastened + 1;
  const evenMs = (nowMs - bucket.emptyAtMs) / (given + 1);
  return { bucket: { ...bucket, hastened }, nextAtMs: nowMs + evenMs * LEARNING_HASTE ** hastened };
}

/** A request was refused: haste begins anew. */
export function endHaste(bucket: Bucket, { isTold }: { isTold: boolean }): Bucket {
  return { ...bucket, hastened: 0, isTold };
}
