import { lstat, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { codeOf, isSystemError } from "../../core/error-code.ts";

/** What each run writes into a cache, whatever it does: who is at work, and how the files of this checkout look. */
const OF_ONE_RUN = /^(?:locks|index)[/\\]/;

/**
 * A text that is another one once a file of a cache was added, written or removed; null when that cannot be told, as of a
 * folder that cannot be read. No file is opened, and no link is followed.
 */
export async function stampCache(cacheFolder: string): Promise<string | null> {
  try {
    const entries = await readdir(cacheFolder, { recursive: true, withFileTypes: true });
    const stamps: string[] = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const name = relative(cacheFolder, path);
      if (entry.isDirectory() || OF_ONE_RUN.test(name)) continue;
      const { size, mtimeMs } = await lstat(path);
      stamps.push(`${name} ${size} ${mtimeMs}`);
    }
    return stamps.toSorted().join("\n");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return codeOf(error) === "ENOENT" ? "" : null; // there may be none yet
  }
}
