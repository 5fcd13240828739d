/** Time without an answer after which it is said that a request waits, in milliseconds. A quick model takes less. */
const NOTABLE_WAIT_MS = 5_000;

/** Longest time between two such sentences, in milliseconds. */
const MAX_UNTOLD_WAIT_MS = 2 * 60_000;

/** Begins to watch one request; call what it returns when its response is there, or lost. */
export type WatchWait = (url: URL, timeoutMs: number) => () => void;

/** How the waits of a run are told. */
type TellWaitsOptions = {
  onNotice: (message: string) => void;
  /** @default NOTABLE_WAIT_MS */
  notableMs?: number;
  /** @default MAX_UNTOLD_WAIT_MS */
  mostMs?: number;
};

/**
 * Opens the telling of waits: whoever looks on should not take a server that is silent for a program that
 * hangs. Of many requests to one server the first one speaks for all, and each sentence is twice as far from
 * the one before it, so that a slow server is no flood of them.
 */
export function openTellWaits({
  onNotice,
  notableMs = NOTABLE_WAIT_MS,
  mostMs = MAX_UNTOLD_WAIT_MS,
}: TellWaitsOptions): WatchWait {
  const origins = new Map<string, { nextMs: number; toldAtMs: number }>();
  return ({ origin, host }, timeoutMs) => {
    const told = origins.get(origin) ?? { nextMs: notableMs, toldAtMs: Number.NEGATIVE_INFINITY };
    origins.set(origin, told);
    const startedAtMs = performance.now();
    const look = () => {
      const waitedMs = performance.now() - startedAtMs;
      const untoldMs = performance.now() - told.toldAtMs;
      if (Math.min(waitedMs, untoldMs) >= told.nextMs - 1 && waitedMs < timeoutMs) {
        onNotice(
          `No whole answer yet from ${host} after ${toSpan(waitedMs)}; it gets ${toSpan(timeoutMs)}.`,
        );
        told.toldAtMs = performance.now();
        told.nextMs = Math.min(2 * told.nextMs, mostMs);
      }
      timer = setTimeout(look, notableMs);
    };
    let timer = setTimeout(look, notableMs);
    return () => clearTimeout(timer);
  };
}

function toSpan(ms: number): string {
  return ms < 100_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
