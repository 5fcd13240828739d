/** How much later than it is sent a request is thought to arrive, in milliseconds, when it was answered no earlier. */
export const MAX_LAG_MS = 2_000;

/** A request as it counts in a minute. */
export type CountedRequest = {
  atMs: number;
  /** When the provider got it, at the latest. */
  countedAtMs: number;
  state: "sent" | "accepted" | "refused" | "lost";
};

/** Counts a request that is being sent. */
export function countRequest(nowMs: number): CountedRequest {
  return { atMs: nowMs, countedAtMs: nowMs + MAX_LAG_MS, state: "sent" };
}

/** Whether a request was taken: it was answered, or was not refused at once, however long its answer takes. */
export function isTaken({ atMs, state }: CountedRequest, nowMs: number): boolean {
  return state === "accepted" || (state === "sent" && nowMs - atMs > MAX_LAG_MS - 1);
}
