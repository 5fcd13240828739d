import { join } from "node:path";
import { type IndexEntry, renderIndexPage, toIndexEntry } from "../core/digest/index-page.ts";
import { INDEX_PATH } from "../core/output-paths.ts";
import type { Digests } from "./digests.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";

/**
 * Writes the index of an output folder from its digests, while no other process does: when two runs end at
 * the same time, the last one to write has seen the digests of both.
 */
export async function writeIndex(
  outputFolder: string,
  digests: Digests,
  { files, locks }: { files: Files; locks: Locks },
): Promise<string> {
  const path = join(outputFolder, INDEX_PATH);
  await locks.whileLocked("index", async (lock) => {
    const markdown = renderIndexPage(await readEntries(digests));
    await lock.assertHeld();
    await files.write(path, markdown);
  });
  return path;
}

async function readEntries(digests: Digests): Promise<IndexEntry[]> {
  const entries: IndexEntry[] = [];
  for await (const digest of digests.readAll()) entries.push(toIndexEntry(digest));
  return entries;
}
