import type { Clock } from "../../src/http/clock.ts";

/** What a look at the clock takes, in milliseconds: what comes later has a later time. */
const LOOK_MS = 1 / 1_024;

/**
 * A clock that is put forward instead of waiting; others still get their turn. No time of the machine passes on it, so that what
 * a test counts does not depend on how busy that is, unless a test is about a server that takes its time.
 */
export function makeHastyClock({ isReal = false } = {}): Clock {
  const startMs = Date.now();
  let nowMs = startMs;
  return {
    now: () => {
      nowMs += LOOK_MS;
      return isReal ? nowMs + Date.now() - startMs : nowMs;
    },
    sleep: (ms) => {
      nowMs += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
    random: () => 0.5,
  };
}
