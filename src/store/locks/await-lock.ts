import { setTimeout as sleep } from "node:timers/promises";
import { InterruptedError } from "../../core/errors.ts";
import type { Writer } from "../files/temporary-name.ts";
import type { Heartbeat } from "./heartbeat.ts";
import { type Holder, hasEnded } from "./holder.ts";
import {
  dropLock,
  type FoundLock,
  findLock,
  type LockPlace,
  lockPath,
  takeLock,
} from "./lock-folder.ts";
import type { SpareLocks } from "./spare-locks.ts";

/** Waits for another process are told from here on, in milliseconds. */
export const NOTABLE_WAIT_MS = 5_000;

/** When a lock is looked at, kept fresh, told of, and taken for abandoned. Times in milliseconds. */
export type LockTiming = {
  firstPollMs: number;
  pollMs: number;
  beatMs: number;
  silenceMs: number;
  tellMs: number;
};

/** What waiting for a lock takes. */
export type LockWait = {
  self: Holder;
  writer: Writer;
  timing: LockTiming;
  signal: AbortSignal;
  heartbeat: Heartbeat;
  spares: SpareLocks;
  /** Called before each further wait with the holder, if it could be seen, and the milliseconds waited so far. */
  onWait: (holder: Holder | null, waitedMs: number) => void;
};

/**
 * Waits until the lock is ours, and returns our file in it. A holder that has ended is not waited for; one
 * whose process cannot be looked up is taken for dead once it has been silent for too long.
 *
 * @throws {InterruptedError} when the signal says so.
 * @throws {StoreError} when there is something else in the lock's place, or it cannot be made.
 */
export async function awaitLock(place: LockPlace, name: string, wait: LockWait): Promise<string> {
  const path = lockPath(place.folder, name);
  const prepared = await wait.spares.prepare();
  const endHeartbeat = wait.heartbeat.begin(prepared); // it is swept like a lock that is held
  try {
    return await takeInTurn(path, prepared, wait);
  } catch (error) {
    await wait.spares.giveUp(prepared);
    throw error;
  } finally {
    endHeartbeat();
  }
}

async function takeInTurn(path: string, prepared: string, wait: LockWait): Promise<string> {
  const { timing, signal, onWait } = wait;
  const silence = watchSilence();
  let waitedMs = 0;
  for (let pollMs = timing.firstPollMs; ; pollMs = Math.min(2 * pollMs, timing.pollMs)) {
    const taken = await takeLock(path, prepared);
    if (taken !== null) return taken;
    const found = await findLock(path);
    if (found !== null && isStale(found, silence.of(found), wait)) {
      await dropLock(found.file);
      continue;
    }
    onWait(found?.holder ?? null, waitedMs);
    await pause(pollMs, signal);
    waitedMs += pollMs;
    silence.add(pollMs);
  }
}

/** Tells of a wait once, when it has become long. */
export function tellLate({ tellMs }: LockTiming, tell: (holder: Holder | null) => void) {
  let isTold = false;
  const onWait: LockWait["onWait"] = (holder, waitedMs) => {
    if (isTold || waitedMs < tellMs) return;
    isTold = true;
    tell(holder);
  };
  return onWait;
}

/**
 * Measures how long a holder has been silent: by the waits of this process, and not by a clock, since this
 * machine may have been asleep, and other hosts have clocks of their own.
 */
function watchSilence() {
  let silentMs = 0;
  let last = "";
  return {
    of: ({ file, beatMs }: FoundLock): number => {
      const seen = `${beatMs} ${file}`;
      if (seen !== last) silentMs = 0;
      last = seen;
      return silentMs;
    },
    add: (ms: number) => {
      silentMs += ms;
    },
  };
}

function isStale({ holder }: FoundLock, silentMs: number, { self, writer, timing }: LockWait) {
  return hasEnded(holder, self, writer) || silentMs > timing.silenceMs;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (cause) {
    throw signal.aborted ? new InterruptedError() : cause;
  }
}
