import { join } from "node:path";
import { explain } from "../../core/causes/explanation.ts";
import { type DigestFacts, listIndexEntries } from "../../core/digest/index-archive.ts";
import { StoreError } from "../../core/errors.ts";
import { INDEX_PATH } from "../../core/output-paths.ts";
import type { Digests } from "../digests.ts";
import { isIndexEdited, isOurIndex, renderStoredIndex } from "../documents/stored-index.ts";
import type { Files } from "../files.ts";
import type { Locks } from "../locks/open-locks.ts";

/**
 * Writes the index of an output folder from its digests, while no other process does: when two runs end at
 * the same time, the last one to write has seen the digests of both.
 *
 * @throws {StoreError} when somebody else has written it, or has edited it: no data can hold that.
 */
export async function writeIndex(
  outputFolder: string,
  { digests, readFacts }: { digests: Digests; readFacts: () => Promise<DigestFacts[]> },
  { files, locks }: { files: Files; locks: Locks },
): Promise<string> {
  const path = join(outputFolder, INDEX_PATH);
  await locks.whileLocked("index", async (lock) => {
    await assertOurIndex(outputFolder, files);
    if (await isIndexEdited((await files.read(path)) ?? "", digests)) throw refuseEditedIndex(path);
    const markdown = renderStoredIndex(listIndexEntries(await readFacts()));
    await lock.assertHeld();
    await files.write(path, markdown);
  });
  return path;
}

/**
 * Refuses an output folder whose index somebody else has written, such as the README of a project.
 *
 * @throws {StoreError} naming it.
 */
export async function assertOurIndex(outputFolder: string, files: Files): Promise<void> {
  const path = join(outputFolder, INDEX_PATH);
  const text = await files.read(path);
  if (text === null || isOurIndex(text)) return;
  throw new StoreError(
    path,
    "is no index that papercards wrote, and would be replaced.",
    explain("indexForeign"),
  );
}

/** The refusal to write over an index that a person has edited. */
export function refuseEditedIndex(path: string): StoreError {
  return new StoreError(
    path,
    "was edited by hand, and is left as it is: the index is made of the digests.",
    explain("indexEdited"),
  );
}
