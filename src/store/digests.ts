import type { DailyDigest, Digest, StoredDigest, WeeklyDigest } from "../core/digest/digest.ts";
import { digestName, findDependents } from "../core/digest/neighbours.ts";
import { StoreError } from "../core/errors.ts";
import type { DigestKind } from "../core/output-paths.ts";
import { DigestDate } from "../core/paper/date.ts";
import type { DigestWeek } from "../core/paper/week.ts";
import {
  type KnownNames,
  openDigestFiles,
  type ReadDigest,
  type ReadOne,
} from "./documents/digest-files.ts";
import type { FoundDigest } from "./documents/digest-names.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";

/** What becomes of a digest, from what its file holds now; null when there is none. */
type ChangeDigest<Kind extends Digest> = (now: Kind | null) => Kind | Promise<Kind>;

/** A digest as it was written. */
type WrittenDigest<Kind extends Digest> = {
  digest: Kind;
  files: string[];
  /** Files of other digests that were written since they link to it or tell of its cards. */
  others: string[];
};

/**
 * The digests below an output folder. Markdown and charts are rendered from their JSON. A document links to its
 * neighbours: whenever a digest is written, so are the documents that a change of it shows in.
 */
export type Digests = {
  /**
   * The digest of a day, or null when there is none. What a person has changed in its Markdown, or in the drafts of
   * its JSON, is in it as a reviewer's edits.
   */
  readDay: (date: DigestDate) => Promise<DailyDigest | null>;
  /**
   * Papers whose cards a run was about to add to a day when it was killed, and that the day does not have: a person
   * may have taken them out since.
   */
  findPerhapsRemoved: (date: DigestDate) => Promise<string[]>;
  /** The files that tell what the digest of a day is, with what people have changed, whether they are there or not. */
  filesOfDay: (date: DigestDate) => string[];
  /** A text that is another one once a file of a day's digest has been written again. */
  stampDay: (date: DigestDate) => Promise<string>;
  /** The files that tell what the digest of a week is, those of its days included, whether they are there or not. */
  filesOfWeek: (week: DigestWeek) => string[];
  /** A text that is another one once one of these has been written again. */
  stampWeek: (week: DigestWeek) => Promise<string>;
  /** Weeks that have a digest, oldest first. */
  listWeeks: () => Promise<DigestWeek[]>;
  /** The digest of a week with the cards that its days have now, or null when there is none. */
  readWeek: (week: DigestWeek) => Promise<WeeklyDigest | null>;
  /**
   * Changes the digest of a day: reads it, and writes JSON and Markdown, while no other process changes it.
   * Nothing is written when the change throws. It should be quick, since others wait for it.
   */
  updateDay: (
    date: DigestDate,
    change: ChangeDigest<DailyDigest>,
  ) => Promise<WrittenDigest<DailyDigest>>;
  /** Changes the digest of a week, and its chart, in the same way. */
  updateWeek: (
    week: DigestWeek,
    change: ChangeDigest<WeeklyDigest>,
  ) => Promise<WrittenDigest<WeeklyDigest>>;
  /**
   * Writes a digest as it is, whatever its data was, and nothing else; returns its files.
   * @throws {StoreError} as {@link Digests.assertReplaceable} does; nothing is written then.
   */
  write: (digest: Digest) => Promise<string[]>;
  /** The Markdown of a digest as it would be written now. */
  render: (digest: Digest) => Promise<string>;
  /**
   * Tells whether a digest may be written: each of its files is missing, or what this program wrote there.
   * @throws {StoreError} naming a line of its Markdown that a person has written and that cannot be taken over,
   * or a document or chart of somebody else's.
   */
  assertReplaceable: (name: DigestDate | DigestWeek) => Promise<void>;
  /**
   * Writes the Markdown and charts of every digest again, but for those that a person has edited in a way that
   * cannot be taken over; returns how many were written, and an error for each that was not.
   * Their data is written in this version's form, too.
   */
  renderAll: () => Promise<{ rendered: number; kept: StoreError[] }>;
  /**
   * Renders those digests again whose names are wanted, and leaves data that nobody has edited as it is, and digests
   * that cannot be read or must not be written over. Returns the files.
   */
  renderDocuments: (isWanted: (name: string) => boolean) => Promise<string[]>;
  /**
   * What people have changed in documents and data: the days with it taken over, an error for each digest of which
   * something cannot be, and one for each that cannot be read.
   */
  findEdits: () => Promise<{
    edited: DailyDigest[];
    refused: StoreError[];
    unreadable: Unreadable[];
  }>;
  /** Every digest that has a JSON file: days oldest first, then weeks. No file is opened. */
  list: () => Promise<FoundDigest[]>;
  /** The data of each, in the same order. */
  readAll: () => AsyncGenerator<StoredDigest>;
  /** The data of a digest as it is stored; null when its file is gone. */
  readStored: (digest: FoundDigest) => Promise<StoredDigest | null>;
  /** Days that have a digest, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

type NamedDigest = { kind: DigestKind; name: string };

/** A digest that cannot be read, or a week one of whose days cannot. */
export type Unreadable = { name: string; problem: StoreError };

/** Opens the digests of an output folder, which need not exist yet. */
export function openDigests(
  outputFolder: string,
  files: Files,
  { locks, known }: { locks: Locks; known?: KnownNames | undefined },
): Digests {
  const stored = openDigestFiles(outputFolder, files, known);
  const readToWrite = ({ kind, name }: NamedDigest): Promise<ReadDigest<Digest>> =>
    kind === "daily" ? stored.toWrite.readDay(name) : stored.toWrite.readWeek(name);

  /** Renders a digest again; its data is written where something of it was edited, or where all of it is to be. */
  const renderAgain = ({ kind, name }: NamedDigest, hasData: boolean) =>
    locks.whileLocked(`${kind}-${name}`, async (lock) => {
      const found = await readToWrite({ kind, name });
      const { now, stored: data, refusal, status } = found;
      await lock.assertHeld();
      if (refusal !== null || now === null || data === null) return { files: [], refusal };
      // Its document goes on telling the day's own run what may have been taken out.
      if (found.perhapsRemoved.length > 0 && status === "same") {
        return {
          files: await stored.writeDocuments(now, data, { isUnfinished: true }),
          refusal,
        };
      }
      const isWhole = hasData || status !== "same";
      return {
        files: isWhole ? await stored.write(now, data) : await stored.writeDocuments(now, data),
        refusal,
      };
    });

  const renderOne = async (digest: NamedDigest) => (await renderAgain(digest, false)).files;
  const relink = ({ kind, name }: NamedDigest) =>
    locks.whileLocked(`${kind}-${name}`, async (lock) => {
      await lock.assertHeld();
      return stored.relink(kind, name);
    });

  /** The files of those that can be. One that cannot hides nothing that was made: who reads all of them names it. */
  const renderEach = async (
    digests: readonly NamedDigest[],
    render: (digest: NamedDigest) => Promise<string[]> = renderOne,
  ): Promise<string[]> => {
    const written: string[] = [];
    for (const digest of digests) {
      try {
        written.push(...(await render(digest)));
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
    }
    return written;
  };

  /** What depends on a digest: a week tells of its days' cards, all other documents only link to it. */
  const renderDependents = async (kind: DigestKind, name: string): Promise<string[]> => {
    const dependents = findDependents(kind, name, await stored.listSince(kind, name));
    return renderEach(dependents, async (other) => {
      const isLink = kind === "weekly" || other.kind === "daily";
      return (isLink ? await relink(other) : null) ?? renderOne(other);
    });
  };

  const update =
    <Kind extends Digest>(kind: Kind["kind"], readNow: ReadOne<Kind>) =>
    async (name: string, change: ChangeDigest<Kind>): Promise<WrittenDigest<Kind>> => {
      const written = await locks.whileLocked(`${kind}-${name}`, async (lock) => {
        const { now, refusal } = await readNow(name);
        if (refusal !== null) throw refusal;
        const digest = await change(now);
        await lock.assertHeld();
        return { digest, files: await stored.write(digest) };
      });
      return { ...written, others: await renderDependents(kind, name) };
    };

  const assertReplaceable: Digests["assertReplaceable"] = async (name) => {
    const kind = DigestDate.safeParse(name).success ? "daily" : "weekly";
    const { refusal } = await readToWrite({ kind, name });
    if (refusal !== null) throw refusal;
  };

  return {
    readDay: async (date) => (await stored.readDay(date)).now,
    findPerhapsRemoved: async (date) => (await stored.readDay(date)).perhapsRemoved,
    filesOfDay: stored.filesOfDay,
    stampDay: stored.stampDay,
    filesOfWeek: stored.filesOfWeek,
    stampWeek: stored.stampWeek,
    listWeeks: stored.listWeeks,
    readWeek: async (week) => (await stored.readWeek(week)).now,
    write: async (digest) => {
      await assertReplaceable(digestName(digest));
      return stored.write(digest);
    },
    render: stored.render,
    assertReplaceable,
    updateDay: update("daily", stored.toWrite.readDay),
    updateWeek: update("weekly", stored.toWrite.readWeek),
    renderAll: async () => {
      const all = await stored.list();
      const kept: StoreError[] = [];
      for (const digest of all) {
        const { refusal } = await renderAgain(digest, true);
        if (refusal !== null) kept.push(refusal);
      }
      return { rendered: all.length - kept.length, kept };
    },
    renderDocuments: async (isWanted) =>
      renderEach((await stored.list()).filter(({ name }) => isWanted(name))),
    findEdits: async () => {
      const edited: DailyDigest[] = [];
      const refused: StoreError[] = [];
      const unreadable: Unreadable[] = [];
      for (const digest of await stored.list()) {
        const found = await readToWrite(digest).catch(orStoreError);
        if (found instanceof StoreError) {
          unreadable.push({ name: digest.name, problem: found });
          continue;
        }
        if (found.refusal !== null) refused.push(found.refusal);
        if (found.status === "edited" && found.now?.kind === "daily") edited.push(found.now);
      }
      return { edited, refused, unreadable };
    },
    list: stored.list,
    readAll: async function* () {
      for (const { kind, name } of await stored.list()) {
        const digest = await stored.readStored(kind, name);
        if (digest !== null) yield digest;
      }
    },
    readStored: ({ kind, name }) => stored.readStored(kind, name),
    listDays: stored.listDays,
  };
}

/** One among many that cannot be read keeps no other back. */
function orStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  throw error;
}
