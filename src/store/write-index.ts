import { join } from "node:path";
import { type IndexEntry, renderIndexPage, toIndexEntry } from "../core/digest/index-page.ts";
import { INDEX_PATH } from "../core/output-paths.ts";
import type { Digests } from "./digests.ts";
import type { Files } from "./files.ts";

/**
 * Writes the index of an output folder from its digests. It reads the digests again after writing: when two
 * runs end at the same time, the last one to write has seen the digests of both.
 */
export async function writeIndex(
  outputFolder: string,
  digests: Digests,
  files: Files,
): Promise<string> {
  const path = join(outputFolder, INDEX_PATH);
  let written: string | null = null;
  for (;;) {
    const markdown = renderIndexPage(await readEntries(digests));
    if (markdown === written) return path;
    await files.write(path, markdown);
    written = markdown;
  }
}

async function readEntries(digests: Digests): Promise<IndexEntry[]> {
  const entries: IndexEntry[] = [];
  for await (const digest of digests.readAll()) entries.push(toIndexEntry(digest));
  return entries;
}
