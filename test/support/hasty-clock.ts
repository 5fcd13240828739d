import type { Clock } from "../../src/http/clock.ts";

/** A clock that is put forward instead of waiting; others still get their turn. */
export function makeHastyClock(): Clock {
  let aheadMs = 0;
  return {
    now: () => Date.now() + aheadMs,
    sleep: (ms) => {
      aheadMs += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
    random: () => 0.5,
  };
}
