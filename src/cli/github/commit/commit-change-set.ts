import type { StoreError } from "../../../core/errors.ts";
import { INDEX_PATH, isDigestFile, nameInFile, withoutEnding } from "../../../core/output-paths.ts";
import { describeReplaced } from "../../../core/review/replaced-cards.ts";
import type { Unreadable } from "../../../store/digests.ts";
import type { Writer } from "../../../store/files/temporary-name.ts";
import { openStore } from "../../../store/open-store.ts";
import { type Hit, orHit } from "../causes.ts";
import type { CallerCheckout } from "../git/caller-checkout.ts";
import { checkOutCommit, commitFiles } from "../git/commit-files.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";
import { listChanged } from "./compare-digest.ts";
import { findEditedIndex, refuseForeignIndex } from "./index-on-branch.ts";
import { type Place, writeDigest } from "./write-digest.ts";
import { writeDigests } from "./write-digests.ts";

/** What a change set was made on, and who writes. */
export type ChangeContext = {
  /** The checkout of the commit that the digests were made on. */
  checkout: CallerCheckout;
  writer: Writer;
  now: Date;
};

/** What a change set is committed on. */
type CommitContext = {
  parent: string;
  /** Paths that somebody has deleted since what the digests were made on. */
  deleted: readonly string[];
};

/** A commit of a change set. */
export type ChangeCommit = {
  commit: string;
  /** The paths that it changes, from the top of the repository. */
  changed: string[];
  message: string;
  /** What else the commit says: which published cards it replaces. */
  body: string[];
};

/** What is said about a publication, and what it does not hold. */
export type Published = {
  said: string;
  /** Digests that were left as somebody else has them. */
  left: string[];
  /** What kept digests, or the index, from being written. */
  problems: readonly Hit[];
  /** Why something that a person has changed on the branch is left as it is. */
  refused: readonly StoreError[];
  /** Digests of the branch that cannot be read, whether or not they keep back anything. */
  unreadable: readonly Unreadable[];
};

/** What came of a change set on one commit. */
type Applied = Omit<Published, "said"> & {
  /** Null when the commit it was applied to has it all. */
  made: ChangeCommit | null;
};

/**
 * Commits a change set onto a commit: data, documents, charts and pictures of its digests, and the index, all
 * rendered here. What somebody has changed there since the base stays, but for failures of our own. What keeps one
 * digest, or the index, from being written keeps back nothing else.
 *
 * @throws {UsageError} when the output folder on the branch is not ours to write, or a file of every digest is not.
 * @throws {StoreError} when nothing can be written beside what is there.
 * @throws {GitError} when git refuses.
 */
export async function commitChangeSet(
  repository: PublishingRepository,
  { digests, pictures }: ChangeSet,
  { parent, checkout, writer, now, deleted }: ChangeContext & CommitContext,
): Promise<Applied> {
  const { folder, output } = repository;
  const tree = await checkOutCommit(repository, { commit: parent, wanted: isRead });
  await refuseForeignIndex(repository, tree);
  const store = openStore({ outputFolder: output, cacheFolder: ".git/cache", writer, cwd: folder });
  const place: Place = { store, tree, output, now };
  // what people have written into documents there goes into the data, and the other way; ours comes after it
  const { edited: days, refused, unreadable } = await store.digests.findEdits();
  const written: string[] = [];
  for (const digest of days) written.push(...(await writeDigest(digest, place)));
  const others = await listChanged(checkout, { commit: parent, tree });
  const changed = new Set([...others, ...deleted.map(withoutEnding)]);
  const { left, problems, replaced, ...ours } = await writeDigests(digests, {
    pictures,
    changed,
    ...place,
  });
  written.push(...ours.written);
  const [first] = problems;
  if (written.length === 0 && first !== undefined) throw first.problem;
  if (written.length === 0) return { made: null, left, problems, refused, unreadable };
  const paths = new Set(written);
  const edited = await findEditedIndex(repository, { tree, digests: store.digests });
  const index = edited === null ? await orHit(null, problems, store.writeIndex) : null;
  if (index !== null) paths.add(index);
  const body = replaced.map(describeReplaced);
  const made = await commitFiles(repository, {
    ...{ parent, tree, paths: [...paths], toMessage: describeCommit },
    toWhole: async (message) => [message, ...body].join("\n\n"),
  });
  const kept = edited === null ? refused : [...refused, edited];
  return { made: made && { ...made, body }, left, problems, refused: kept, unreadable };
}

/** What is read to make the index, and to compare: no picture. */
function isRead(path: string): boolean {
  return path === INDEX_PATH || isDigestFile(path);
}

/** `Digest 2026-02-13`, or how many there are. */
function describeCommit(paths: readonly string[]): string {
  const names = paths.flatMap((path) => nameInFile(path) ?? []);
  if (names.length === 0) return "Digests";
  return names.length > 3 ? `${names.length} digests` : `Digest ${names.join(", ")}`;
}
