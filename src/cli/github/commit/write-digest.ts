import type { Digest } from "../../../core/digest/digest.ts";
import { digestName } from "../../../core/digest/neighbours.ts";
import { digestPaths, paperOfImage } from "../../../core/output-paths.ts";
import type { Store } from "../../../store/open-store.ts";
import type { Tree } from "../git/list-tree.ts";
import { refuseTaken, withoutTaken } from "../git/refuse-taken.ts";
import { picturesOf } from "../hand-over/read-digest.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";

/** Where digests are written. */
export type Place = { store: Store; tree: Tree; output: string; now: Date };

/**
 * Writes a digest and those of its pictures that the branch does not have; returns the paths.
 *
 * @throws {UsageError} when something else stands in the place of one of them.
 */
export async function writeWithPictures(
  digest: Digest,
  pictures: ChangeSet["pictures"],
  { store, tree, output }: Place,
): Promise<string[]> {
  const name = digestName(digest);
  const added = picturesOf(digest).flatMap((path) => {
    const bytes = pictures.get(path);
    const id = paperOfImage(path);
    return bytes === undefined || id === null || tree.has(`${output}/${path}`)
      ? []
      : [{ path, id, bytes }];
  });
  const planned = [...digestPaths(digest.kind, name), ...added.map(({ path }) => path)];
  refuseTaken(
    tree,
    planned.map((path) => `${output}/${path}`),
  );
  const paths = await writeDigest(digest, { store, tree });
  for (const { id, bytes } of added) await store.images.keep(id, bytes);
  return [...paths, ...added.map(({ path }) => `${output}/${path}`)];
}

/** Writes a digest, and what else links to it as far as it is a file there; returns the paths. */
export async function writeDigest(
  digest: Digest,
  { store: { digests }, tree }: Pick<Place, "store" | "tree">,
): Promise<string[]> {
  const { files, others } =
    digest.kind === "daily"
      ? await digests.updateDay(digest.date, () => digest)
      : await digests.updateWeek(digest.week, () => digest);
  return [...files, ...withoutTaken(tree, others)];
}
