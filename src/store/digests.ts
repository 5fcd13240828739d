import { join } from "node:path";
import type { z } from "zod";
import { DailyDigest, Digest, digestName, WeeklyDigest } from "../core/digest/digest.ts";
import type { StoreError } from "../core/errors.ts";
import {
  DIGEST_KINDS,
  type DigestKind,
  digestFolder,
  digestPath,
  nameInFile,
} from "../core/output-paths.ts";
import { DigestDate } from "../core/paper/date.ts";
import type { DigestWeek } from "../core/paper/week.ts";
import { readIfPossible, readNamed, readToWrite, readWithEdits } from "./documents/read-stored.ts";
import { drawStored, renderStored } from "./documents/stored-document.ts";
import type { Files } from "./files.ts";
import type { Locks } from "./locks/open-locks.ts";

/** What becomes of a digest, from what its file holds now; null when there is none. */
type ChangeDigest<Kind extends Digest> = (now: Kind | null) => Kind | Promise<Kind>;

/** A digest as it was written, and its files. */
type WrittenDigest<Kind extends Digest> = { digest: Kind; files: string[] };

/** The digests below an output folder. Markdown and charts are rendered from their JSON. */
export type Digests = {
  /**
   * The digest of a day, or null when there is none. What a person has changed in its Markdown is in it, as
   * a reviewer's edits, and what they have changed in its data is marked as such.
   */
  readDay: (date: DigestDate) => Promise<DailyDigest | null>;
  /** The digest of a week, or null when there is none. */
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
   * Writes a digest as it is, whatever its data was, and returns its files.
   * @throws {StoreError} as {@link Digests.assertReplaceable} does; nothing is written then.
   */
  write: (digest: Digest) => Promise<string[]>;
  /**
   * Tells whether a digest may be written: each of its files is missing, or what this program wrote there.
   * @throws {StoreError} naming a line of its Markdown that a person has written and that cannot be taken over,
   * or a document or chart of somebody else's.
   */
  assertReplaceable: (name: DigestDate | DigestWeek) => Promise<void>;
  /**
   * Writes the Markdown and charts of every digest again, but for those that a person has edited in a way that
   * cannot be taken over; returns how many were written, and an error for each that was not.
   */
  renderAll: () => Promise<{ rendered: number; kept: StoreError[] }>;
  /**
   * What people have changed in documents: the days with it taken over, and an error for each digest of which
   * something cannot be, or which cannot be read. And the days whose data they have changed, which their documents do
   * not show yet.
   */
  findEdits: () => Promise<{
    edited: DailyDigest[];
    refused: StoreError[];
    stale: DailyDigest[];
  }>;
  /** Every digest, one after the other: days oldest first, then weeks. */
  readAll: () => AsyncGenerator<Digest>;
  /** The JSON file of every digest, in the same order. */
  listFiles: () => Promise<string[]>;
  /** Days that have a digest, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Opens the digests of an output folder, which need not exist yet. */
export function openDigests(outputFolder: string, files: Files, locks: Locks): Digests {
  const pathOf = (kind: DigestKind, name: string) =>
    join(outputFolder, digestPath(kind, name, "json"));
  const listAll = async () =>
    (await Promise.all(DIGEST_KINDS.map((kind) => listNames(kind, outputFolder, files)))).flat();
  const update =
    <Kind extends Digest>(kind: Kind["kind"], schema: z.ZodType<Kind>) =>
    (name: string, change: ChangeDigest<Kind>): Promise<WrittenDigest<Kind>> =>
      locks.whileLocked(`${kind}-${name}`, async (lock) => {
        const { now, refusal } = await readToWrite(pathOf(kind, name), schema, files);
        if (refusal !== null) throw refusal;
        const digest = await change(now);
        await lock.assertHeld();
        return { digest, files: await writeDigest(digest, outputFolder, files) };
      });
  const assertReplaceable: Digests["assertReplaceable"] = async (name) => {
    const kind = DigestDate.safeParse(name).success ? "daily" : "weekly";
    const { refusal } = await readToWrite(pathOf(kind, name), Digest, files);
    if (refusal !== null) throw refusal;
  };

  return {
    readDay: async (date) => (await readWithEdits(pathOf("daily", date), DailyDigest, files)).now,
    readWeek: (week) => readNamed(pathOf("weekly", week), WeeklyDigest, files),
    write: async (digest) => {
      await assertReplaceable(digestName(digest));
      return writeDigest(digest, outputFolder, files);
    },
    assertReplaceable,
    updateDay: update("daily", DailyDigest),
    updateWeek: update("weekly", WeeklyDigest),
    renderAll: async () => {
      const all = await listAll();
      const kept: StoreError[] = [];
      for (const { kind, name } of all) {
        await locks.whileLocked(`${kind}-${name}`, async (lock) => {
          const { now, refusal } = await readToWrite(pathOf(kind, name), Digest, files);
          await lock.assertHeld();
          if (refusal !== null) kept.push(refusal);
          else if (now !== null) await writeDigest(now, outputFolder, files);
        });
      }
      return { rendered: all.length - kept.length, kept };
    },
    findEdits: async () => {
      const edits: { edited: DailyDigest[]; stale: DailyDigest[] } = { edited: [], stale: [] };
      const refused: StoreError[] = [];
      for (const { kind, name } of await listAll()) {
        const { now, refusal, status } = await readIfPossible(pathOf(kind, name), files);
        if (refusal !== null) refused.push(refusal);
        if (now?.kind !== "daily") continue;
        if (status === "edited" || status === "stale") edits[status].push(now);
      }
      return { ...edits, refused };
    },
    readAll: async function* () {
      for (const { kind, name } of await listAll()) {
        const digest = await readNamed(pathOf(kind, name), Digest, files);
        if (digest !== null) yield digest;
      }
    },
    listFiles: async () => (await listAll()).map(({ kind, name }) => pathOf(kind, name)),
    listDays: async () => {
      const days = await listNames("daily", outputFolder, files);
      return days.flatMap(({ name }) => DigestDate.safeParse(name).data ?? []);
    },
  };
}

/** A digest by its file. */
type FoundDigest = { kind: DigestKind; name: string };

/** The digests of one kind that have a JSON file in its folders of years, oldest first. */
async function listNames(
  kind: DigestKind,
  outputFolder: string,
  files: Files,
): Promise<FoundDigest[]> {
  const folders = (await files.list(join(outputFolder, digestFolder(kind))))
    .filter((name) => /^\d{4}$/.test(name))
    .map((year) => join(outputFolder, digestFolder(kind, year)));
  const names = (await Promise.all(folders.map(files.list))).flat();
  return names.flatMap((file) => nameInFile(file) ?? []).map((name) => ({ kind, name }));
}

async function writeDigest(digest: Digest, outputFolder: string, files: Files): Promise<string[]> {
  const pathOf = (ending: "json" | "md" | "svg") =>
    join(outputFolder, digestPath(digest.kind, digestName(digest), ending));
  const contents = new Map([[pathOf("md"), renderStored(digest)]]);
  const chart = drawStored(digest);
  if (chart !== null) contents.set(pathOf("svg"), chart);
  await files.writeJson(pathOf("json"), Digest.parse(digest), Digest); // in the schema's order
  for (const [path, content] of contents) await files.write(path, content);
  return [pathOf("json"), ...contents.keys()];
}
