import { type Digest, digestName } from "../../core/digest/digest.ts";
import { isIndexPage } from "../../core/digest/index-page.ts";
import { UsageError } from "../../core/errors.ts";
import {
  INDEX_PATH,
  isDigestData,
  isDigestDocument,
  nameInFile,
  paperOfImage,
} from "../../core/output-paths.ts";
import type { Writer } from "../../store/files/temporary-name.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import { isMadeFrom, isToReplace, listChanged } from "./compare-digest.ts";
import { checkOutCommit, commitFiles, readBlob } from "./git/commit-files.ts";
import type { Tree } from "./git/list-tree.ts";
import type { PublishingRepository } from "./git/publishing-repository.ts";
import { picturesOf } from "./hand-over/read-digest.ts";
import type { ChangeSet } from "./hand-over/read-hand-over.ts";

/** What a change set was made on, and who writes. */
export type ChangeContext = {
  /** What the commit had that the digests were made on. */
  base: Tree;
  writer: Writer;
};

/** A commit of a change set. */
export type ChangeCommit = {
  commit: string;
  /** The paths that it changes, from the top of the repository. */
  changed: string[];
  message: string;
};

/** What is said about a publication, and which digests were left as somebody else has them. */
export type Published = { said: string; left: string[] };

/** What came of a change set on one commit. */
type Applied = {
  /** Null when the commit it was applied to has it all. */
  made: ChangeCommit | null;
  /** Digests that were left as somebody else has them. */
  left: string[];
  store: Store;
};

/**
 * Commits a change set onto a commit: data, documents, charts and pictures of its digests, and the index, all
 * rendered here. What somebody has changed there since the base stays, but for failures of our own.
 *
 * @throws {UsageError} when a file or folder on the branch is not ours to write.
 * @throws {StoreError} naming a digest of the branch that cannot be read.
 * @throws {GitError} when git refuses.
 */
export async function commitChangeSet(
  repository: PublishingRepository,
  { digests, pictures }: ChangeSet,
  { parent, base, writer }: ChangeContext & { parent: string },
): Promise<Applied> {
  const { folder, output } = repository;
  const tree = await checkOutCommit(repository, { commit: parent, wanted: isRead });
  await refuseForeignIndex(repository, tree);
  const store = openStore({ outputFolder: output, cacheFolder: ".git/cache", writer, cwd: folder });
  const changed = listChanged(base, tree, output);
  const written: string[] = [];
  const left: string[] = [];
  // what people have written into documents there goes into the data, and the other way; ours comes after it
  const { edited, stale } = await store.digests.findEdits();
  for (const digest of [...edited, ...stale]) written.push(...(await writeDigest(digest, store)));
  for (const handed of digests) {
    const digest = await store.digests.resolve(handed); // the days of a week have come before it
    const isOurs =
      !isMadeFrom(digest, left) && (await isToReplace(digest, { store, output, changed }));
    if (isOurs) written.push(...(await writeAll(digest, pictures, { store, tree, output })));
    else left.push(digestName(digest));
  }
  if (written.length === 0) return { made: null, left, store };
  const paths = [...new Set([...written, await store.writeIndex()])];
  const made = await commitFiles(repository, { parent, tree, paths, toMessage: describeCommit });
  return { made, left, store };
}

/** What is read to make the index, and to compare: no picture or chart. */
function isRead(path: string): boolean {
  return path === INDEX_PATH || isDigestData(path) || isDigestDocument(path);
}

/** Writes a digest and those of its pictures that the branch does not have; returns the paths. */
async function writeAll(
  digest: Digest,
  pictures: ChangeSet["pictures"],
  { store, tree, output }: { store: Store; tree: Tree; output: string },
): Promise<string[]> {
  const paths = await writeDigest(digest, store);
  for (const picture of picturesOf(digest)) {
    const bytes = pictures.get(picture);
    const id = paperOfImage(picture);
    if (bytes === undefined || id === null || tree.has(`${output}/${picture}`)) continue;
    await store.images.keep(id, bytes);
    paths.push(`${output}/${picture}`);
  }
  return paths;
}

/** Writes a digest, and what else links to it; returns the paths. */
async function writeDigest(digest: Digest, { digests }: Store): Promise<string[]> {
  const { files, others } =
    digest.kind === "daily"
      ? await digests.updateDay(digest.date, () => digest)
      : await digests.updateWeek(digest.week, () => digest);
  return [...files, ...others];
}

/** @throws {UsageError} when the branch has a README of somebody else where the index is written. */
async function refuseForeignIndex(repository: PublishingRepository, tree: Tree): Promise<void> {
  const path = `${repository.output}/${INDEX_PATH}`;
  const text = await readBlob(repository, tree, path);
  if (text === null || isIndexPage(text)) return;
  throw foreignIndex(path);
}

/** The refusal to write over a README that is not ours. */
export function foreignIndex(path: string): UsageError {
  return new UsageError(
    `${path} is no index that papercards has written, and publishing would write over it.`,
    "Move it away, or choose a folder of its own for the digests with the input `output`.",
  );
}

/** `Digest 2026-02-13`, or how many there are. */
function describeCommit(paths: readonly string[]): string {
  const names = paths.flatMap((path) => nameInFile(path) ?? []);
  if (names.length === 0) return "Digests";
  return names.length > 3 ? `${names.length} digests` : `Digest ${names.join(", ")}`;
}
