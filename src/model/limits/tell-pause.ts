import type { Clock } from "../../http/clock.ts";

/** Pauses that a user would take for a program that hangs, in milliseconds. */
const NOTABLE_PAUSE_MS = 5_000;

/** Tells the user of the pauses of a run. */
export type TellPause = {
  /**
   * Tells of a pause, in milliseconds; its sentence gets the length in whole seconds. With `sinceMs`, the time
   * counts, too, in which nothing has come of the question since then.
   */
  tell: (ms: number, describe: (seconds: number) => string, sinceMs?: number) => void;
  /** An answer came: nobody takes the program for one that hangs. */
  onAnswer: () => void;
};

/** Opens the telling of pauses: short ones are not told, and of several at once only the longest. */
export function openTellPause(
  clock: Pick<Clock, "now">,
  onNotice: (message: string) => void,
): TellPause {
  let toldUntilMs = Number.NEGATIVE_INFINITY;
  let answeredAtMs = Number.NEGATIVE_INFINITY;
  return {
    tell: (ms, describe, sinceMs = clock.now()) => {
      const untilMs = clock.now() + ms;
      const silentMs = untilMs - Math.max(sinceMs, answeredAtMs, toldUntilMs);
      const isNew = untilMs > toldUntilMs + NOTABLE_PAUSE_MS;
      if (Math.max(ms, silentMs) <= NOTABLE_PAUSE_MS || !isNew) return;
      toldUntilMs = untilMs;
      onNotice(describe(Math.ceil(ms / 1000)));
    },
    onAnswer: () => {
      answeredAtMs = clock.now();
    },
  };
}
