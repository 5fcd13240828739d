import { type CountedRequest, isTaken } from "./counted-request.ts";

const MINUTE_MS = 60_000;

/** Providers count by the minute; requests arrive a little later than they are sent, and not all equally late. */
export const LEARNED_WINDOW_MS = MINUTE_MS * 1.01;

/** How much longer a window becomes when a known limit is refused, in milliseconds; then doubled. */
const MORE_WINDOW_MS = 2_000;

/** The longest window that a learned limit is kept in, in milliseconds. */
const MAX_LEARNED_WINDOW_MS = 3 * 60_000;

/** The requests of the last window, and how long a window is. */
export type RecentRequests = {
  /** In the order in which they were sent; changed in place, since a busy minute has thousands. */
  requests: CountedRequest[];
  windowMs: number;
  /** By how much the window becomes longer the next time. */
  moreMs: number;
  /** The longest that an answer took. */
  answerMs: number;
};

export function noRequests(): RecentRequests {
  return { requests: [], windowMs: LEARNED_WINDOW_MS, moreMs: MORE_WINDOW_MS, answerMs: 0 };
}

export function addRequest({ requests }: RecentRequests, request: CountedRequest): void {
  requests.push(request);
}

export function dropRequest({ requests }: RecentRequests, request: CountedRequest): void {
  const index = requests.lastIndexOf(request);
  if (index !== -1) requests.splice(index, 1);
}

/** Leaves out what the provider counts no more. It is asked before each request, so it looks only at those that may be old. */
export function dropOld(recent: RecentRequests, nowMs: number): void {
  const { requests } = recent;
  const oldestMs = nowMs - recent.windowMs;
  const found = requests.findIndex(({ atMs }) => atMs > oldestMs); // none counts before it is sent
  const firstNew = found === -1 ? requests.length : found;
  const late = requests.slice(0, firstNew).filter(({ countedAtMs }) => countedAtMs > oldestMs);
  if (late.length < firstNew) requests.splice(0, firstNew, ...late);
}

/** Milliseconds until one more is within so many in a window; nothing old may be left. */
export function waitForRoom(
  { requests, windowMs }: RecentRequests,
  limit: number,
  nowMs: number,
): number {
  const most = Math.ceil(limit);
  if (requests.length < most) return 0;
  const times = requests.map(({ countedAtMs }) => countedAtMs).toSorted((a, b) => a - b);
  return (times[times.length - most] ?? nowMs) + windowMs - nowMs;
}

/** How many were taken, as far as is known now. */
export function countTaken({ requests }: RecentRequests, nowMs: number): number {
  return requests.filter((one) => isTaken(one, nowMs)).length;
}

/** How many were sent in the last minute, and not refused. */
export function countLastMinute({ requests }: RecentRequests, nowMs: number): number {
  return requests.filter(({ atMs, state }) => state !== "refused" && atMs > nowMs - MINUTE_MS)
    .length;
}

/** How many were taken before a refusal: what was sent by then and is not refused yet, since refusals come at once. */
export function countTakenBefore({ requests }: RecentRequests, refusedAtMs: number): number {
  return requests.filter(
    ({ atMs, state }) => state === "accepted" || (state === "sent" && atMs <= refusedAtMs),
  ).length;
}

/** An answer took so long. */
export function noteAnswerTime(recent: RecentRequests, ms: number): RecentRequests {
  return { ...recent, answerMs: Math.max(recent.answerMs, ms) };
}

/** A window that was too short becomes longer, at least by an answer: some count it when it has ended. */
export function lengthenWindow(recent: RecentRequests): RecentRequests {
  const { windowMs, moreMs, answerMs } = recent;
  const longerMs = Math.min(windowMs + Math.max(moreMs, answerMs), MAX_LEARNED_WINDOW_MS);
  return { ...recent, windowMs: longerMs, moreMs: 2 * moreMs };
}
