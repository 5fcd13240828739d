import type { Clock } from "../../http/clock.ts";

/** Pauses that a user would take for a program that hangs, in milliseconds. */
const NOTABLE_PAUSE_MS = 5_000;

/** Tells the user of a pause, in milliseconds; its sentence gets the length in whole seconds. */
export type TellPause = (ms: number, describe: (seconds: number) => string) => void;

/** Opens the telling of pauses: short ones are not told, and of several at once only the longest. */
export function openTellPause(clock: Pick<Clock, "now">, onNotice: (message: string) => void) {
  let toldUntilMs = Number.NEGATIVE_INFINITY;
  const tell: TellPause = (ms, describe) => {
    const untilMs = clock.now() + ms;
    if (ms <= NOTABLE_PAUSE_MS || untilMs <= toldUntilMs + NOTABLE_PAUSE_MS) return;
    toldUntilMs = untilMs;
    onNotice(describe(Math.ceil(ms / 1000)));
  };
  return tell;
}
