import type { Clock } from "../http/clock.ts";

/** Does one thing after the other. */
export type AskInTurn = <Result>(ask: () => Promise<Result>) => Promise<Result>;

/**
 * Opens a turn of one server's requests: each begins when the one before it has ended, however it has, and
 * a pause has passed since. The signal ends the pauses.
 */
export function openTurns(
  pauseMs: number,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): AskInTurn {
  let last: Promise<unknown> = Promise.resolve();
  let endedAtMs = Number.NEGATIVE_INFINITY;
  return (ask) => {
    const asked = last.then(async () => {
      const waitMs = endedAtMs + pauseMs - clock.now();
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      return ask().finally(() => {
        endedAtMs = clock.now();
      });
    });
    last = asked.catch(() => {}); // whoever asked is told
    return asked;
  };
}
