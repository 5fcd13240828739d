import { setTimeout as sleep } from "node:timers/promises";

/** Does one thing after the other. */
export type AskInTurn = <Result>(ask: () => Promise<Result>) => Promise<Result>;

/**
 * Opens a turn of one server's requests: each begins when the one before it has ended, however it has, and
 * a pause has passed. The signal ends the pauses.
 */
export function openTurns(pauseMs: number, signal: AbortSignal): AskInTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const asked = last.then(ask);
    const rest = () => sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    last = asked.then(rest, rest);
    return asked;
  };
}
