/** First pause for a server that loads its model, in milliseconds; doubled for each later one. */
const FIRST_LOADING_PAUSE_MS = 2_000;

/** The longest pause for a server that loads its model, in milliseconds, also where it asks for a longer one: it may be ready earlier. */
const MAX_LOADING_PAUSE_MS = 15_000;

/** The wait for a server that loads its model, or is not ready for another reason. */
export type Loading = {
  /** How long nobody should ask, after a request of that time met it; null when that is known already. */
  pauseFor: (sentAtMs: number, nowMs: number, toldMs: number | null) => number | null;
  /** Whether a server that reports a fault may not be ready yet: nobody has had an answer so far. */
  mayStart: () => boolean;
  onAnswer: () => void;
};

/** Starts with a short pause. Several questions that were under way at once count once. */
export function openLoading(): Loading {
  let pauses = 0;
  let hasAnswered = false;
  let pausedAtMs = Number.NEGATIVE_INFINITY;
  return {
    pauseFor: (sentAtMs, nowMs, toldMs) => {
      if (sentAtMs <= pausedAtMs) return null;
      const doubled = Math.max(FIRST_LOADING_PAUSE_MS * 2 ** pauses, toldMs ?? 0);
      pauses += 1;
      pausedAtMs = nowMs;
      return Math.min(doubled, MAX_LOADING_PAUSE_MS);
    },
    mayStart: () => !hasAnswered,
    onAnswer: () => {
      hasAnswered = true;
      pauses = 0;
    },
  };
}
