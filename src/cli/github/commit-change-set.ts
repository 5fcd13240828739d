import { type Digest, digestName, type StoredDigest } from "../../core/digest/digest.ts";
import { type PapercardsError, type StoreError, UsageError } from "../../core/errors.ts";
import {
  digestPaths,
  INDEX_PATH,
  isDigestFile,
  nameInFile,
  paperOfImage,
  withoutEnding,
} from "../../core/output-paths.ts";
import { withKnownTouches } from "../../core/review/known-touches.ts";
import {
  describeReplaced,
  findReplaced,
  type ReplacedCards,
} from "../../core/review/replaced-cards.ts";
import { remakeWeek } from "../../pipeline/remake-week.ts";
import type { Digests, Unreadable } from "../../store/digests.ts";
import { isIndexEdited, isOurIndex } from "../../store/documents/stored-index.ts";
import type { Writer } from "../../store/files/temporary-name.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import { refuseEditedIndex } from "../../store/write-index.ts";
import { type Hit, orHit } from "./causes.ts";
import { type Comparison, isMadeFrom, isToReplace, listChanged } from "./compare-digest.ts";
import { checkOutCommit, commitFiles, readBlob } from "./git/commit-files.ts";
import type { Tree } from "./git/list-tree.ts";
import type { PublishingRepository } from "./git/publishing-repository.ts";
import { refuseTaken, withoutTaken } from "./git/refuse-taken.ts";
import { picturesOf } from "./hand-over/read-digest.ts";
import type { ChangeSet } from "./hand-over/read-hand-over.ts";

/** What a change set was made on, and who writes. */
export type ChangeContext = {
  /** What the commit had that the digests were made on. */
  base: Tree;
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
  { parent, base, writer, now, deleted }: ChangeContext & CommitContext,
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
  const changed = new Set([...listChanged(base, tree, output), ...deleted.map(withoutEnding)]);
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

/** Where digests are written. */
type Place = { store: Store; tree: Tree; output: string; now: Date };

/** Writes each digest that may be; a week goes the way of its days, which come before it. */
async function writeDigests(
  digests: readonly StoredDigest[],
  {
    pictures,
    changed,
    ...place
  }: Place & Pick<ChangeSet, "pictures"> & Pick<Comparison, "changed">,
): Promise<{
  written: string[];
  left: string[];
  problems: Hit<PapercardsError>[];
  replaced: ReplacedCards[];
}> {
  const written: string[] = [];
  const replaced: ReplacedCards[] = [];
  const left: string[] = [];
  const problems: Hit<PapercardsError>[] = [];
  const weeks = await readWeeks(digests, place.store);
  for (const handed of digests) {
    const name = digestName(handed);
    const paths = await orHit(name, problems, async () => {
      const ofDay = problems.find((hit) => hit.name !== null && isMadeFrom(handed, [hit.name]));
      if (ofDay !== undefined) throw ofDay.problem;
      if (isMadeFrom(handed, left)) return "left";
      const digest = await trust(handed, place);
      if (digest === null) return []; // a label skips its days, or they were not handed over
      const before = weeks.get(name);
      return writeUnlessLeft(digest, { pictures, changed, before, replaced, ...place });
    });
    if (paths === "left") left.push(name);
    else written.push(...(paths ?? []));
  }
  return { written, left, problems, replaced };
}

/** A digest with no more of what was handed over than cannot be known here; null for a week without days. */
async function trust(handed: StoredDigest, place: Place): Promise<Digest | null> {
  if (handed.kind === "weekly") return remakeWeek(handed, place);
  return withKnownTouches(handed, await place.store.digests.readDay(handed.date));
}

/** Writes a digest where it may replace what is there, and notes which cards of that it takes. */
async function writeUnlessLeft(
  digest: Digest,
  {
    pictures,
    changed,
    before,
    replaced,
    ...place
  }: Place &
    Pick<ChangeSet, "pictures"> &
    Pick<Comparison, "changed" | "before"> & { replaced: ReplacedCards[] },
): Promise<string[] | "left"> {
  if (!(await isToReplace(digest, { ...place, changed, before }))) return "left";
  replaced.push(...(await findReplacedIn(place.store, digest)));
  return writeAll(digest, pictures, place);
}

/** What a digest takes from the day that is there. */
async function findReplacedIn({ digests }: Store, digest: Digest): Promise<ReplacedCards[]> {
  const there = digest.kind === "daily" ? await digests.readDay(digest.date) : null;
  return [findReplaced(there, digest)].filter((one) => one !== null);
}

/** The weeks among these as the branch has them, with the cards that its days have before ours are written. */
async function readWeeks(
  digests: readonly StoredDigest[],
  store: Store,
): Promise<ReadonlyMap<string, Digest>> {
  const weeks = new Map<string, Digest>();
  for (const digest of digests) {
    if (digest.kind === "daily") continue;
    // one that cannot be read is met again, and named, when it is to be written
    const week = await orHit(digest.week, [], () => store.digests.readWeek(digest.week));
    if (week !== null) weeks.set(digest.week, week);
  }
  return weeks;
}

/** What is read to make the index, and to compare: no picture. */
function isRead(path: string): boolean {
  return path === INDEX_PATH || isDigestFile(path);
}

/**
 * Writes a digest and those of its pictures that the branch does not have; returns the paths.
 *
 * @throws {UsageError} when something else stands in the place of one of them.
 */
async function writeAll(
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
async function writeDigest(
  digest: Digest,
  { store: { digests }, tree }: Pick<Place, "store" | "tree">,
): Promise<string[]> {
  const { files, others } =
    digest.kind === "daily"
      ? await digests.updateDay(digest.date, () => digest)
      : await digests.updateWeek(digest.week, () => digest);
  return [...files, ...withoutTaken(tree, others)];
}

/** @throws {UsageError} when the branch has a README of somebody else where the index is written. */
async function refuseForeignIndex(repository: PublishingRepository, tree: Tree): Promise<void> {
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
    "Move it away, or choose a folder of its own for the digests with the input `output`.",
  );
}

/** `Digest 2026-02-13`, or how many there are. */
function describeCommit(paths: readonly string[]): string {
  const names = paths.flatMap((path) => nameInFile(path) ?? []);
  if (names.length === 0) return "Digests";
  return names.length > 3 ? `${names.length} digests` : `Digest ${names.join(", ")}`;
}
