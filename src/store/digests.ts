import { join } from "node:path";
import type { z } from "zod";
import { DailyDigest, Digest, digestName, WeeklyDigest } from "../core/digest/digest.ts";
import { renderTagChart } from "../core/digest/tag-chart.ts";
import { StoreError } from "../core/errors.ts";
import {
  DIGEST_KINDS,
  type DigestKind,
  digestFolder,
  digestPath,
  nameInFile,
} from "../core/output-paths.ts";
import { DigestDate } from "../core/paper/date.ts";
import type { DigestWeek } from "../core/paper/week.ts";
import {
  type FoundEdit,
  readEdit,
  refuseOverwriting,
  renderStored,
} from "./documents/stored-document.ts";
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
  /** Writes a digest as it is, whatever its file holds, and returns its files. */
  write: (digest: Digest) => Promise<string[]>;
  /**
   * Tells whether a digest may be written over.
   * @throws {StoreError} naming a line of its Markdown that a person has written and that cannot be taken over.
   */
  assertReplaceable: (name: DigestDate | DigestWeek) => Promise<void>;
  /**
   * Writes the Markdown and charts of every digest again, but for those that a person has edited in a way that
   * cannot be taken over; returns how many were written, and an error for each that was not.
   */
  renderAll: () => Promise<{ rendered: number; kept: StoreError[] }>;
  /**
   * What people have changed in documents: the days with it taken over, and an error for each digest of which
   * something cannot be. And the days whose data they have changed, which their documents do not show yet.
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
        const { now, refusal } = await readWithEdits(pathOf(kind, name), schema, files);
        if (refusal !== null) throw refusal;
        const digest = await change(now);
        await lock.assertHeld();
        return { digest, files: await writeDigest(digest, outputFolder, files) };
      });

  return {
    readDay: async (date) => (await readWithEdits(pathOf("daily", date), DailyDigest, files)).now,
    readWeek: (week) => readNamed(pathOf("weekly", week), WeeklyDigest, files),
    write: (digest) => writeDigest(digest, outputFolder, files),
    assertReplaceable: async (name) => {
      const kind = DigestDate.safeParse(name).success ? "daily" : "weekly";
      const { refusal } = await readWithEdits(pathOf(kind, name), Digest, files);
      if (refusal !== null) throw refusal;
    },
    updateDay: update("daily", DailyDigest),
    updateWeek: update("weekly", WeeklyDigest),
    renderAll: async () => {
      const all = await listAll();
      const kept: StoreError[] = [];
      for (const { kind, name } of all) {
        await locks.whileLocked(`${kind}-${name}`, async (lock) => {
          const { now, refusal } = await readWithEdits(pathOf(kind, name), Digest, files);
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
        const { now, refusal, status } = await readWithEdits(pathOf(kind, name), Digest, files);
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

/** The digest in a file, which has to be the one that the file is named after. */
async function readNamed<Named extends Digest>(
  path: string,
  form: z.ZodType<Named>,
  files: Files,
): Promise<Named | null> {
  const digest = await files.readJson(path, form);
  if (digest === null || digestName(digest) === nameInFile(path)) return digest;
  throw new StoreError(
    path,
    `holds the digest of ${digestName(digest)}.`,
    "Give it the name of what it holds, or bring back the last good version.",
  );
}

/** A digest with what a person has changed in it or in its document, and why that cannot be taken over. */
async function readWithEdits<Kind extends Digest>(
  path: string,
  form: z.ZodType<Kind>,
  files: Files,
): Promise<{ now: Kind | null; refusal: StoreError | null; status: FoundEdit["status"] }> {
  const digest = await readNamed(path, form, files);
  if (digest === null) return { now: null, refusal: null, status: "same" };
  const document = path.replace(/json$/, "md");
  const edit = readEdit(digest, await files.read(document));
  const { status } = edit;
  if (edit.status === "refused") {
    return { now: digest, refusal: refuseOverwriting(document, edit), status };
  }
  const now = "cards" in edit ? { ...digest, cards: edit.cards } : digest;
  return { now, refusal: null, status };
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
  const chart = drawChart(digest);
  if (chart !== null) contents.set(pathOf("svg"), chart);
  await files.writeJson(pathOf("json"), Digest.parse(digest), Digest); // in the schema's order
  for (const [path, content] of contents) await files.write(path, content);
  return [pathOf("json"), ...contents.keys()];
}

function drawChart(digest: Digest): string | null {
  const tagWeeks = (digest.kind === "weekly" ? digest.tagWeeks : undefined) ?? [];
  return tagWeeks.length === 0 ? null : renderTagChart(tagWeeks);
}
