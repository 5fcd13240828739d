import type { Dirent } from "node:fs";
import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { nameMachine, readTemporaryName, type Writer } from "./temporary-name.ts";

/**
 * Age of a temporary file whose writer cannot be asked for, in milliseconds. The longest writing is that
 * of a batch file, which takes a line every few minutes; a day leaves room for any clock.
 */
const MAX_WRITE_AGE_MS = 24 * 60 * 60_000;

/**
 * Removes the temporary files in a folder, and in the folders right inside it, whose writers have ended. No
 * link is followed. What cannot be removed stays: it is in nobody's way.
 *
 * @param nowMs the time by the clock of the disk, so that a wrong clock here removes nothing
 */
export async function sweepFolder(folder: string, nowMs: number, writer: Writer): Promise<void> {
  const entries = await listFolder(folder);
  await removeDead(folder, entries, { nowMs, writer });
  for (const inside of entries.filter((entry) => entry.isDirectory())) {
    const path = join(folder, inside.name);
    await removeDead(path, await listFolder(path), { nowMs, writer });
  }
}

/** Removes the temporary files right in a folder whose writers have ended. */
export async function sweepFiles(folder: string, nowMs: number, writer: Writer): Promise<void> {
  await removeDead(folder, await listFolder(folder), { nowMs, writer });
}

async function removeDead(
  folder: string,
  entries: readonly Dirent[],
  { nowMs, writer }: { nowMs: number; writer: Writer },
): Promise<void> {
  const machine = writer.machine ?? nameMachine();
  for (const entry of entries) {
    const author = entry.isFile() ? readTemporaryName(entry.name) : undefined;
    if (author === undefined) continue;
    const path = join(folder, entry.name);
    const hasEnded = author?.machine === machine && !writer.isRunning(author.processId);
    if (hasEnded || (await isOld(path, nowMs))) await rm(path, { force: true }).catch(() => {});
  }
}

async function isOld(path: string, nowMs: number): Promise<boolean> {
  const stats = await lstat(path).catch(() => null);
  return stats !== null && nowMs - stats.mtimeMs > MAX_WRITE_AGE_MS;
}

async function listFolder(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
