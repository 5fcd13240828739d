import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { lstat, readdir, rmdir } from "node:fs/promises";
import { platform } from "node:os";
import { basename, dirname, join } from "node:path";
import { explain } from "../../core/causes/explanation.ts";
import { codeOf } from "../../core/error-code.ts";
import { StoreError } from "../../core/errors.ts";
import { againIfRemoved } from "../files/again-if-removed.ts";
import { toFileError } from "../files/file-error.ts";
import { hasRealFolder, makeFolderBelow } from "../files/real-folder.ts";
import { type Holder, readHolder, toHolderFile } from "./holder.ts";

/*
 * A lock is a folder with one empty file in it, whose name tells the holder and is never used by anybody else.
 * It is taken by renaming a prepared folder to the lock's path: the file system lets that happen only while
 * there is no such folder, or an empty one. A stale lock is broken by removing its holder's file. Since that
 * name is unique, whoever comes late with the same idea removes nothing, and never the next holder's file; of
 * all who then rename their folders, one succeeds. Each of these steps is done at once: a run takes a lock for each question,
 * and handing the steps to another thread takes longer than they do. A folder alone is removed by another thread: a disk may
 * take a millisecond or two for it, in which nothing but waiting is done.
 */

/** The folder of some locks, and the one that the user has named, below which no link is entered. */
export type LockPlace = { root: string; folder: string };

/** A lock as it lies on disk. */
export type FoundLock = {
  /** The holder's file. */
  file: string;
  holder: Holder;
  /** Time of the last heartbeat, by the file system's clock. */
  beatMs: number;
};

/** Names of locks, of prepared ones too. */
const LOCK_NAME = /^\.papercards-[\w.-]+\.lock$/;

/** How the names of prepared locks begin. */
const PREPARED = "prepared-";

/** Codes of a rename to a lock that is taken; Windows does not say which it is. */
const TAKEN: readonly string[] = [
  ...["ENOTEMPTY", "EEXIST"],
  ...(platform() === "win32" ? ["EPERM", "EACCES"] : []),
];

/** The folder of a lock: beside what it guards, under a name that only papercards uses. */
export function lockPath(folder: string, name: string): string {
  return join(folder, `.papercards-${name}.lock`);
}

/** A path for a lock that is prepared, which nobody else ever uses. */
export function preparedPath(folder: string): string {
  return lockPath(folder, `${PREPARED}${randomUUID()}`);
}

/** Whether a lock is only prepared, by its name. */
export function isPrepared(name: string): boolean {
  return name.startsWith(PREPARED);
}

/** The name of the lock at a path. */
export function nameOfLock(path: string): string {
  return basename(path).replace(/^\.papercards-|\.lock$/g, "");
}

/** Prepares a lock in a folder, which is made if need be; returns the path of the holder's file. */
export async function prepareLock(place: LockPlace, holder: Holder): Promise<string> {
  const { root, folder } = place;
  try {
    // Another process may sweep a prepared lock before there is a file in it.
    return await againIfRemoved(async () => {
      const prepared = preparedPath(folder);
      const file = join(prepared, toHolderFile(holder));
      await makeFolderBelow(root, folder);
      mkdirSync(prepared);
      writeFileSync(file, "", { flag: "wx" });
      return file;
    });
  } catch (cause) {
    throw toFileError(folder, "written to", cause);
  }
}

/** Takes a lock with a prepared one; returns the holder's file in it, or null when somebody else has it. */
export async function takeLock(path: string, prepared: string): Promise<string | null> {
  try {
    renameSync(dirname(prepared), path);
    return join(path, basename(prepared));
  } catch (cause) {
    if (!TAKEN.includes(codeOf(cause))) throw toFileError(path, "written", cause);
    if (platform() === "win32") await removeEmptyLock(path); // there, it is in the way of the rename
    return null;
  }
}

/**
 * Reads who holds a lock; null when nobody does any more.
 *
 * @throws {StoreError} when there is something else in its place.
 */
export async function findLock(path: string): Promise<FoundLock | null> {
  const names = await readdir(path).catch(ignoreGone(path, []));
  const [name] = names;
  if (name === undefined) return null;
  const holder = readHolder(name);
  if (holder === null) throw foreign(path);
  const file = join(path, name);
  const stats = await lstat(file).catch(ignoreGone(file, null));
  return stats && { file, holder, beatMs: stats.mtimeMs };
}

/** Gives a lock up, or breaks it: removes this holder's file, and the folder if it is empty then. */
export async function dropLock(file: string): Promise<void> {
  try {
    unlinkSync(file);
  } catch (cause) {
    ignoreGone(file, undefined)(cause);
  }
  await removeEmptyLock(dirname(file));
}

/** Removes a lock that nobody holds; nothing happens to one that somebody has taken meanwhile. */
export async function removeEmptyLock(path: string): Promise<void> {
  await rmdir(path).catch(() => {}); // it is taken, or gone
}

/** The paths of all locks in a folder. */
export async function listLocks({ root, folder }: LockPlace): Promise<string[]> {
  if (!(await hasRealFolder(root, folder))) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreGone(folder, []));
  return entries
    .filter((entry) => entry.isDirectory() && LOCK_NAME.test(entry.name))
    .map(({ name }) => join(folder, name));
}

function ignoreGone<Value>(path: string, value: Value): (cause: unknown) => Value {
  return (cause) => {
    if (codeOf(cause) === "ENOENT") return value;
    throw codeOf(cause) === "ENOTDIR" ? foreign(path) : toFileError(path, "written", cause);
  };
}

function foreign(path: string): StoreError {
  return new StoreError(path, "is no lock that papercards made.", explain("lockForeign"));
}
