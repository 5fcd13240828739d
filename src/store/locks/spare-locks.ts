import { lstatSync, renameSync, utimesSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Holder, toHolderFile } from "./holder.ts";
import { dropLock, type LockPlace, preparedPath, prepareLock } from "./lock-folder.ts";

/**
 * Prepared locks of a process. A run takes a lock for each question, and a disk takes ten times as long to make and remove a
 * folder and a file as to rename them: so what is given up is kept for the next lock, as long as the process holds any. With
 * the last one all are removed; those of a process that is killed are swept like the locks that it held.
 */
export type SpareLocks = {
  /** A prepared lock, by the path of its holder's file. Whatever becomes of it, it is given up in the end. */
  prepare: () => Promise<string>;
  /** Gives up a lock that is prepared or held, or was until another process broke it. */
  giveUp: (file: string) => Promise<void>;
};

/** Opens the prepared locks of a process in a folder. */
export function openSpareLocks(place: LockPlace, self: Holder): SpareLocks {
  const spares: string[] = [];
  const inUse = new Set<string>(); // names of holders' files, which stay as they are when a prepared lock is taken
  return {
    prepare: async () => {
      const file = renew(spares.pop(), self) ?? (await prepareLock(place, self));
      inUse.add(basename(file));
      return file;
    },
    giveUp: async (file) => {
      const isOurs = inUse.delete(basename(file));
      const spare = isOurs && inUse.size > 0 ? setAside(file) : null;
      if (spare !== null) {
        spares.push(spare);
        return;
      }
      const unneeded = inUse.size === 0 ? spares.splice(0) : [];
      await Promise.all([file, ...unneeded].map(dropLock));
    },
  };
}

/** A spare lock under a name of the holder's file that was never used before, and as fresh as a new one; null for none. */
function renew(spare: string | undefined, self: Holder): string | null {
  if (spare === undefined) return null;
  const file = join(dirname(spare), toHolderFile(self));
  try {
    const now = new Date();
    utimesSync(spare, now, now);
    renameSync(spare, file);
    return file;
  } catch {
    return null; // another host has swept it, as the lock of a process that is silent
  }
}

/**
 * Takes a lock's folder away with the holder's file in it; null where that is not possible. Whoever has broken the lock has
 * removed that file, and the folder may be the next holder's: it is looked for right before.
 */
function setAside(file: string): string | null {
  const folder = dirname(file);
  const spare = preparedPath(dirname(folder));
  try {
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return null;
    renameSync(folder, spare);
    return join(spare, basename(file));
  } catch {
    return null; // it is removed as any other
  }
}
