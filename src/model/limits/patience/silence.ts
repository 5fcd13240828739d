/**
 * Time without one good answer while questions wait for one, in milliseconds. Nobody looks at a scheduled
 * run, and its machine is paid by the minute: with all that comes before, it ends within ten.
 */
export const MAX_SILENCE_MS = 9 * 60_000;

/** Pauses between two good answers, in milliseconds. A provider that asks for more will not answer today. */
export const MAX_PAUSES_PER_RUN_MS = 10 * 60_000;

/** Time for the answer that a pause was kept for, in milliseconds. It is that of a hosted model. */
const MAX_WAIT_AFTER_PAUSE_MS = 3 * 60_000;

/** The time since the last good answer. */
export type Silence = {
  /** Starts the time: with a good answer, or with the first question. */
  restart: (nowMs: number) => void;
  /** Milliseconds until the silence has lasted too long; 0 when it has. */
  leftMs: (nowMs: number) => number;
  /** Whether a pause that a provider asks for is still within bounds; pauses at once count once. */
  takesPause: (ms: number, nowMs: number) => boolean;
};

/** Starts the time since the last good answer, with the longest that it may be, in milliseconds. */
export function openSilence(maxMs: number, nowMs: number): Silence {
  let sinceMs = nowMs;
  let pausedMs = 0;
  let pausedUntilMs = nowMs;
  return {
    restart: (atMs) => {
      sinceMs = atMs;
      pausedUntilMs = Math.max(pausedUntilMs, atMs); // one under way goes on
      pausedMs = pausedUntilMs - atMs;
    },
    leftMs: (atMs) => {
      const endMs = sinceMs + maxMs;
      // A pause that was kept should not end without a try; but pauses do not make the silence endless.
      const pausesEndMs = Math.min(pausedUntilMs, sinceMs + MAX_PAUSES_PER_RUN_MS);
      const triedMs = pausesEndMs + MAX_WAIT_AFTER_PAUSE_MS;
      return Math.max(0, (pausedMs > 0 ? Math.max(endMs, triedMs) : endMs) - atMs);
    },
    takesPause: (ms, atMs) => {
      const untilMs = Math.max(pausedUntilMs, atMs + ms);
      pausedMs += untilMs - Math.max(pausedUntilMs, atMs);
      pausedUntilMs = untilMs;
      return pausedMs <= MAX_PAUSES_PER_RUN_MS;
    },
  };
}
