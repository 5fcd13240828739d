import { setTimeout as sleep } from "node:timers/promises";
import { InterruptedError } from "../core/errors.ts";

/** Time and chance, as values, so that tests need not wait. */
export type Clock = {
  /** Milliseconds since 1970, never running backwards. */
  now: () => number;
  /** @throws {InterruptedError} as soon as the signal says so. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to below 1. */
  random: () => number;
};

/** This machine's clock. It does not jump when the system's time is set. */
export const CLOCK: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, { signal });
    } catch (cause) {
      throw signal.aborted ? new InterruptedError() : cause;
    }
  },
  random: Math.random,
};
