import type { Clock } from "../http/clock.ts";

/** Does one thing after the other; others may have done the same until `since`. */
type AskInTurn = <Result>(ask: () => Promise<Result>, since: Date | null) => Promise<Result>;

/**
 * Opens a turn of one server's requests: each begins when the one before it has ended, however it has, and
 * a pause has passed since then and since others have asked. The signal ends the pauses.
 */
export function openAskInTurn(
  pauseMs: number,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): AskInTurn {
  let last: Promise<unknown> = Promise.resolve();
  let endedAtMs = Number.NEGATIVE_INFINITY;
  return (ask, since) => {
    const asked = last.then(async () => {
      const restMs = Math.max(endedAtMs, since?.getTime() ?? endedAtMs) + pauseMs - clock.now();
      // A time that lies ahead was told by another clock.
      if (restMs > 0) await clock.sleep(Math.min(restMs, pauseMs), signal);
      return ask().finally(() => {
        endedAtMs = clock.now();
      });
    });
    last = asked.catch(() => {}); // whoever asked is told
    return asked;
  };
}
