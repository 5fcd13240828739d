import type { Allowance } from "../wire/retry-hints.ts";

/** A limit that only the provider knows, followed by what its responses say of it. */
export type FollowedLimit = {
  /** Milliseconds until this weight has room, as far as is known; 0 when it has. */
  waitFor: (weight: number, nowMs: number) => number;
  /** Books a request that is being sent; hand the mark to {@link FollowedLimit.observe} later. */
  take: (weight: number) => number;
  /** Learns from the response to the request with this mark. */
  observe: (allowance: Allowance, mark: number, nowMs: number) => void;
};

/**
 * Follows a limit. A response tells what was left when its request arrived; whatever was sent after that
 * request is taken off. Once the time of the reset has come, nothing is known until the next response.
 */
export function followLimit(): FollowedLimit {
  let sent = 0;
  let left = Number.POSITIVE_INFINITY;
  let resetAtMs = 0;
  return {
    waitFor: (weight, nowMs) => (left >= weight ? 0 : Math.max(0, resetAtMs - nowMs)),
    take: (weight) => {
      sent += weight;
      left -= weight;
      return sent;
    },
    observe: (allowance, mark, nowMs) => {
      left = allowance.left - (sent - mark);
      resetAtMs = nowMs + allowance.resetMs;
    },
  };
}
