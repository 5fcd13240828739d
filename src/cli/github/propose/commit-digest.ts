import type { Digest } from "../../../core/digest/digest.ts";
import { INDEX_PATH, isDigestFile, paperOfImage } from "../../../core/output-paths.ts";
import { orHit } from "../causes.ts";
import { checkOutCommit, commitFiles } from "../git/commit-files.ts";
import type { Tree } from "../git/list-tree.ts";
import { withoutTaken } from "../git/refuse-taken.ts";
import { picturesOf } from "../hand-over/read-digest.ts";
import { openTreeStore, type ProposeContext } from "./context.ts";
import { isNeeded } from "./files-of-digest.ts";
import { signMessage } from "./own-commit.ts";
import { INDEX_NAME } from "./read-branches.ts";

/** What is committed for one pull request. */
export type Content = {
  name: string;
  /** Null for the index alone. */
  digest: Digest | null;
  /** Whether the index comes with it, as it is with this digest, and the documents that link to what was merged. */
  hasIndex: boolean;
};

/** A commit, and what it is about. */
export type Committed = { commit: string; message: string };

/** Where it is committed. */
export type Place = {
  parent: string;
  /** The tree to start from, when it is not the parent's: with `merged` taken in. */
  onto?: string;
  merged?: string;
};

/**
 * Commits the files of one digest: data, document, chart, and the pictures that the branch lacks.
 *
 * @returns null when nothing would change, and "waiting" when nothing but an index that cannot be made now could.
 * @throws {UsageError} when something else stands where they belong.
 */
export async function commitDigest(
  context: ProposeContext,
  { name, digest, hasIndex }: Content,
  { parent, onto = parent, merged }: Place,
): Promise<Committed | "waiting" | null> {
  const { repository } = context;
  const isOfIndex = (path: string) => path === INDEX_PATH || isDigestFile(path);
  const isRead = (path: string) => (hasIndex && isOfIndex(path)) || isNeeded(path, name);
  const tree = await checkOutCommit(repository, { commit: onto, wanted: isRead });
  const store = openTreeStore(context, tree);
  const paths = digest === null ? [] : await store.digests.write(digest);
  const blobs = digest === null ? [] : await keepPictures(context, digest, { tree, paths, store });
  const index = hasIndex ? await writeIndex(context, store) : NO_INDEX;
  paths.push(...index.paths);
  // no request is opened for links alone: they wait for the index, as it does for what it cannot read
  if (!index.isWaiting || digest !== null) paths.push(...withoutTaken(tree, index.linking));
  const made = await commitFiles(repository, {
    ...{ parent, tree, paths, blobs, onto, merged },
    toMessage: () => describeCommit(name, digest),
    toWhole: (message, change) => signMessage(message, name, { repository, ...change }),
  });
  if (made === null && index.isWaiting) return "waiting";
  if (made !== null) for (const [path, id] of blobs) context.pool.set(path, id);
  return made;
}

/** The index, if it can be made, and the documents that link to what was merged. */
type WrittenIndex = { paths: string[]; linking: string[]; isWaiting: boolean };

const NO_INDEX: WrittenIndex = { paths: [], linking: [], isWaiting: false };

async function writeIndex(
  { busy, problems }: ProposeContext,
  store: ReturnType<typeof openTreeStore>,
): Promise<WrittenIndex> {
  const linking = await store.digests.renderDocuments((other) => !busy.has(other));
  const index = await orHit(null, problems, store.writeIndex);
  return { paths: index === null ? [] : [index], linking, isWaiting: index === null };
}

function describeCommit(name: string, digest: Digest | null): string {
  if (name === INDEX_NAME) return "Index";
  return digest === null ? `Index with ${name}` : `Digest ${name}`;
}

/** Adds those of its pictures that the branch lacks; one that another open branch has is taken from there. */
async function keepPictures(
  { pictures, pool, repository: { output, git } }: ProposeContext,
  digest: Digest,
  { tree, paths, store }: { tree: Tree; paths: string[]; store: ReturnType<typeof openTreeStore> },
): Promise<[string, string][]> {
  const blobs: [string, string][] = [];
  const added: string[] = [];
  for (const picture of picturesOf(digest)) {
    const path = `${output}/${picture}`;
    const [known, bytes, id] = [pool.get(path), pictures.get(picture), paperOfImage(picture)];
    if (tree.has(path)) continue;
    if (known !== undefined) blobs.push([path, known]);
    else if (bytes !== undefined && id !== null) {
      await store.images.keep(id, bytes);
      added.push(path);
    }
  }
  if (added.length === 0) return blobs;
  const ids = (await git.run("hash-object", "-w", "--", ...added)).split("\n");
  for (const [index, path] of added.entries()) pool.set(path, ids[index] ?? "");
  paths.push(...added);
  return blobs;
}
