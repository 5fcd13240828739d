import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Where Linux keeps files in memory; in a container there may be next to nothing of it. */
const IN_MEMORY = "/dev/shm";

/** What a year in review mode takes is a tenth of it. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * The folder below which tests make theirs: in memory where there is room, since git and the product wait for the
 * disk at every file that must outlive a crash.
 */
export function temporaryRoot(): string {
  return existsSync(IN_MEMORY) && roomOf(IN_MEMORY) >= ROOM_BYTES ? IN_MEMORY : tmpdir();
}

function roomOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
