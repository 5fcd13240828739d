import type { Clock } from "../../src/http/clock.ts";

/** A clock on which time passes only when everybody waits: then it jumps to the first who wakes up. */
export type VirtualClock = Clock & {
  wait: (ms: number) => Promise<void>;
  /** Lets time pass until this is settled. */
  runUntil: <Value>(pending: Promise<Value>) => Promise<Value>;
};

const SIGNAL = new AbortController().signal;

/** Opens a clock at 0, with a fixed chance. */
export function makeVirtualClock(): VirtualClock {
  let nowMs = 0;
  let sleepers: { atMs: number; wake: () => void }[] = [];
  const sleep: Clock["sleep"] = (ms) =>
    new Promise((wake) => {
      sleepers.push({ atMs: nowMs + ms, wake });
    });
  const jump = () => {
    if (sleepers.length === 0) throw new Error("Everybody waits for ever.");
    nowMs = Math.max(nowMs, Math.min(...sleepers.map(({ atMs }) => atMs)));
    const awake = sleepers.filter(({ atMs }) => atMs <= nowMs);
    sleepers = sleepers.filter(({ atMs }) => atMs > nowMs);
    for (const { wake } of awake) wake();
  };
  return {
    now: () => nowMs,
    sleep,
    wait: (ms) => sleep(ms, SIGNAL),
    random: () => 0.5,
    runUntil: async (pending) => {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      pending.then(end, end);
      for (;;) {
        await settle();
        if (isOver) return pending;
        jump();
      }
    },
  };
}

/** Lets everybody go on who does not wait. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next));
}
