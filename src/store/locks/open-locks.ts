import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { explain } from "../../core/causes/explanation.ts";
import { StoreError } from "../../core/errors.ts";
import type { Writer } from "../files/temporary-name.ts";
import {
  awaitLock,
  type LockTiming,
  type LockWait,
  NOTABLE_WAIT_MS,
  tellLate,
} from "./await-lock.ts";
import { openHeartbeat } from "./heartbeat.ts";
import { describeHolder, type Holder, hasEnded, nameHolder } from "./holder.ts";
import { findLock, isPrepared, listLocks, lockPath, nameOfLock } from "./lock-folder.ts";
import { openSpareLocks } from "./spare-locks.ts";
import { sweepLocks } from "./sweep-locks.ts";
import { openTurns } from "./turns.ts";

/** A lock that is held. */
export type HeldLock = {
  /** @throws {StoreError} when another process has taken it over, since this one did not move for too long. */
  assertHeld: () => Promise<void>;
  release: () => Promise<void>;
};

/** How a lock is waited for. */
export type LockWaiting = {
  signal: AbortSignal;
  /**
   * Called again and again with the holder's process id, or null while it cannot be seen, and the time waited so
   * far in milliseconds.
   */
  onWait: (holder: string | null, waitedMs: number) => void;
};

/** The locks in a folder: who holds one of them has its turn, among the tasks of this process and others. */
export type Locks = {
  /**
   * Does something short while nobody else holds this lock; it is released however the work ends.
   * @throws {StoreError} when somebody else holds it for too long.
   */
  whileLocked: <Value>(name: string, work: (lock: HeldLock) => Promise<Value>) => Promise<Value>;
  /**
   * Takes a lock for as long as it takes, and waits for its holder as long as that is alive.
   * @throws {InterruptedError} when the signal says so.
   */
  take: (name: string, waiting: LockWaiting) => Promise<HeldLock>;
  /** Names of the locks that are held, as far as it is not known that their processes have ended. */
  listHeld: () => Promise<string[]>;
  /** Removes the locks of processes that have ended. */
  sweep: () => Promise<void>;
};

/**
 * Longest time that a heartbeat may stay away before a lock is taken over, in milliseconds. A process that
 * computes is silent for seconds; one that was stopped, or whose container was killed, must not hold others for
 * ever.
 */
const MAX_HEARTBEAT_SILENCE_MS = 30_000;

/**
 * Longest wait for a lock that guards one document, in milliseconds. Writing one takes milliseconds, and a
 * holder that has died is known within {@link MAX_HEARTBEAT_SILENCE_MS}.
 */
const MAX_LOCK_WAIT_MS = 60_000;

const TIMING: LockTiming = {
  ...{ firstPollMs: 2, pollMs: 200, beatMs: 3_000 },
  silenceMs: MAX_HEARTBEAT_SILENCE_MS,
  tellMs: NOTABLE_WAIT_MS,
};

const NEVER = new AbortController().signal;

/** Who takes the locks, and where. */
export type LocksOptions = {
  writer: Writer;
  /** The folder that the user has named: below it no link is entered. @default the locks' own folder */
  root?: string;
  timing?: LockTiming;
  /** Called once with the path and the holder of a lock that guards one document and is waited for long. */
  onLongWait?: (path: string, holder: string) => void;
};

/** Opens the locks in a folder, which is made with the first of them. */
export function openLocks(
  folder: string,
  { writer, root = folder, timing = TIMING, onLongWait = () => {} }: LocksOptions,
): Locks {
  const heartbeat = openHeartbeat(timing.beatMs);
  const inTurn = openTurns();
  const place = { root, folder };
  const self = nameHolder(writer);
  const spares = openSpareLocks(place, self);

  const describe = (holder: Holder | null) =>
    holder === null ? "unknown" : describeHolder(holder, self);
  const hold = async (name: string, wait: Pick<LockWait, "signal" | "onWait">) => {
    const file = await awaitLock(place, name, { ...wait, self, writer, timing, heartbeat, spares });
    const endHeartbeat = heartbeat.begin(file);
    return toHeldLock(file, async () => {
      endHeartbeat();
      await spares.giveUp(file);
    });
  };
  return {
    whileLocked: (name, work) =>
      inTurn(name, async () => {
        const path = lockPath(folder, name);
        const onWait = giveUpLate(
          path,
          tellLate(timing, (holder) => onLongWait(path, describe(holder))),
        );
        const lock = await hold(name, { signal: NEVER, onWait });
        return work(lock).finally(lock.release);
      }),
    take: (name, { signal, onWait }) =>
      hold(name, {
        signal,
        onWait: (holder, waitedMs) => onWait(holder && describeHolder(holder, self), waitedMs),
      }),
    listHeld: async () => {
      const held: string[] = [];
      for (const path of await listLocks(place)) {
        if (isPrepared(nameOfLock(path))) continue;
        const found = await findLock(path);
        if (found !== null && !hasEnded(found.holder, self, writer)) held.push(nameOfLock(path));
      }
      return held;
    },
    sweep: () => sweepLocks(place, { self, writer }),
  };
}

function toHeldLock(file: string, release: HeldLock["release"]): HeldLock {
  return {
    assertHeld: () =>
      access(file).catch((cause: unknown) => {
        throw new StoreError(
          dirname(file),
          "has been taken over by another process, since this one did not move for too long.",
          explain("lockLost"),
          { cause },
        );
      }),
    release,
  };
}

function giveUpLate(path: string, onWait: LockWait["onWait"]): LockWait["onWait"] {
  return (holder, waitedMs) => {
    onWait(holder, waitedMs);
    if (waitedMs <= MAX_LOCK_WAIT_MS) return;
    throw new StoreError(
      path,
      `has been held by another process for ${MAX_LOCK_WAIT_MS / 1000} s.`,
      explain("lockHeld"),
    );
  };
}
