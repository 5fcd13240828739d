import { type StoreError, UsageError } from "../../../core/errors.ts";
import { INDEX_PATH } from "../../../core/output-paths.ts";
import type { Digests } from "../../../store/digests.ts";
import { isIndexEdited, isOurIndex } from "../../../store/documents/stored-index.ts";
import { refuseEditedIndex } from "../../../store/index/write-index.ts";
import { readBlob } from "../git/commit-files.ts";
import type { Tree } from "../git/list-tree.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";

/** @throws {UsageError} when the branch has a README of somebody else where the index is written. */
export async function refuseForeignIndex(
  repository: PublishingRepository,
  tree: Tree,
): Promise<void> {
  const path = `${repository.output}/${INDEX_PATH}`;
  const text = await readBlob(repository, tree, path);
  if (text === null || isOurIndex(text)) return;
  throw foreignIndex(path);
}

/** Why the index of a commit is left as it is: a person has edited it, which is no failure of the run. */
export async function findEditedIndex(
  repository: PublishingRepository,
  { tree, digests }: { tree: Tree; digests: Digests },
): Promise<StoreError | null> {
  const path = `${repository.output}/${INDEX_PATH}`;
  const text = (await readBlob(repository, tree, path)) ?? "";
  return (await isIndexEdited(text, digests)) ? refuseEditedIndex(path) : null;
}

/** The refusal to write over a README that is not ours. */
export function foreignIndex(path: string): UsageError {
  return new UsageError(
    `${path} is no index that papercards has written, and publishing would write over it.`,
    "Move it away, or choose a folder of its own for the digests as `PAPERCARDS_OUTPUT_DIR`.",
  );
}
