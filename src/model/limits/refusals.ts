/**
 * The longest time for which a model that cards can do without, such as a verifier, may refuse all questions, ask for pauses or let
 * questions wait in vain, in milliseconds. Limits by the minute are over by then; longer, and a day would wait for it.
 */
export const MAX_REFUSAL_BESIDE_MS = 60_000;

/** Refusals by a limit, and requests that took too long, with no answer in between. */
export type Refusals = {
  /** Whether they last too long: one came for a request that was sent then, and nothing is sent until that time. */
  areTooLong: (sentAtMs: number, untilMs: number) => boolean;
  /** An answer came. */
  end: (nowMs: number) => void;
};

/** Begins to count. */
export function countRefusals(): Refusals {
  let sinceMs: number | null = null;
  let answeredAtMs = Number.NEGATIVE_INFINITY;
  return {
    areTooLong: (sentAtMs, untilMs) => {
      sinceMs ??= Math.max(sentAtMs, answeredAtMs);
      return untilMs - sinceMs > MAX_REFUSAL_BESIDE_MS;
    },
    end: (nowMs) => {
      answeredAtMs = nowMs;
      sinceMs = null;
    },
  };
}
