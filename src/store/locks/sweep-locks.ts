import { StoreError } from "../../core/errors.ts";
import type { LockWait } from "./await-lock.ts";
import { hasEnded, isNeighbour } from "./holder.ts";
import { dropLock, findLock, type LockPlace, listLocks, removeEmptyLock } from "./lock-folder.ts";

/**
 * Longest time that a silent lock of another host or container is left alone by a sweep, in milliseconds. Nobody
 * may be waiting for it, and clocks of two hosts may differ by minutes.
 */
const MAX_LOCK_AGE_MS = 60 * 60_000;

type Sweeper = Pick<LockWait, "self" | "writer">;

/** Removes the locks in a folder whose processes have ended, prepared ones too. */
export async function sweepLocks(place: LockPlace, sweeper: Sweeper): Promise<void> {
  for (const path of await listLocks(place)) {
    await sweepLock(path, sweeper).catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error; // whoever needs this lock is told
    });
  }
}

/** A lock whose process cannot be looked up is left to whoever waits for it, unless it is very old. */
async function sweepLock(path: string, { self, writer }: Sweeper): Promise<void> {
  const found = await findLock(path);
  if (found === null) return removeEmptyLock(path);
  const { holder, beatMs, file } = found;
  const isOld = !isNeighbour(holder, self) && Date.now() - beatMs > MAX_LOCK_AGE_MS;
  if (isOld || hasEnded(holder, self, writer)) await dropLock(file);
}
