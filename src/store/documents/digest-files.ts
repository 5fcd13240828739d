import { join } from "node:path";
import { explain } from "../../core/causes/explanation.ts";
import {
  DailyDigest,
  type Digest,
  digestName,
  StoredDigest,
  StoredWeek,
  type WeeklyDigest,
} from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { type DigestNames, findNeighbours } from "../../core/digest/neighbours.ts";
import { daysOfWeek, listLostPapers, resolveWeek } from "../../core/digest/week-cards.ts";
import { StoreError } from "../../core/errors.ts";
import { type DigestKind, digestFolder, digestPath, nameInFile } from "../../core/output-paths.ts";
import { type DigestDate, isWeekend } from "../../core/paper/date.ts";
import { type DigestWeek, datesOf } from "../../core/paper/week.ts";
import type { TakenOver } from "../../core/review/take-over.ts";
import type { Files } from "../files.ts";
import { toJson } from "../to-json.ts";
import { beside, findForeign } from "./foreign-files.ts";
import { readEdit, refuseOverwriting } from "./read-edit.ts";
import { refuseKey } from "./refused-keys.ts";
import { drawStored, renderStored } from "./stored-document.ts";
import { announceData, isSuperseded, keepAnnouncement, readVersions } from "./superseded.ts";
import { findPerhapsRemoved, readTornEdit } from "./torn-edit.ts";

/** A digest as its files have it now. */
export type ReadDigest<Kind extends Digest> = {
  /** With what a person has changed in its document; null when there is none. */
  now: Kind | null;
  /** The data as it is stored, of a week by the papers' places. */
  stored: StoredDigest | null;
  /** Why one of its files must not be written over, such as something changed that cannot be taken over. */
  refusal: StoreError | null;
  /** What people have done to its document, or to the data beside it. */
  status: TakenOver["status"];
  /** Papers whose cards a killed program was about to add, or a person has taken out since. */
  perhapsRemoved: string[];
};

/** Reads one digest by its name. */
export type ReadOne<Kind extends Digest> = (name: string) => Promise<ReadDigest<Kind>>;

/** The files of digests below an output folder, one digest at a time. Whoever changes one holds its lock. */
export type DigestFiles = {
  pathOf: (kind: DigestKind, name: string) => string;
  /** The names of the digests that have a JSON file, oldest first. No file is opened. */
  listNames: (kind: DigestKind) => Promise<string[]>;
  /** The data of a day or week as it is stored. */
  readStored: (kind: DigestKind, name: string) => Promise<StoredDigest | null>;
  readDay: ReadOne<DailyDigest>;
  /** The data and the document of a day, whether they are there or not. */
  filesOfDay: (date: string) => string[];
  /** A text that is another one once a file of a day's digest has been written again. */
  stampDay: (date: string) => Promise<string>;
  /** The data and the document of a week, and those of its days, whether they are there or not. */
  filesOfWeek: (week: DigestWeek) => string[];
  /** The same of a week's, and its days'. */
  stampWeek: (week: DigestWeek) => Promise<string>;
  readWeek: ReadOne<WeeklyDigest>;
  /** The same of a digest that is to be written: what somebody else has put in its place is refused, too. */
  toWrite: { readDay: ReadOne<DailyDigest>; readWeek: ReadOne<WeeklyDigest> };
  /** A digest as its file has it, with the cards that its days have now. */
  resolve: (digest: StoredDigest) => Promise<Digest>;
  /** The document of a digest, with links to the digests that there are. */
  render: (digest: Digest) => Promise<string>;
  /** Writes a digest's data, document and chart; the data is `stored`, if it is given. Returns the paths. */
  write: (digest: Digest, stored?: StoredDigest) => Promise<string[]>;
  /** Writes what is rendered of a digest, and not its data, which is `stored`. Returns the paths. */
  writeDocuments: WriteDocuments;
};

/** `isUnfinished` leaves in the document which data was to come. */
type WriteDocuments = (
  digest: Digest,
  stored: StoredDigest,
  options?: { isUnfinished?: boolean },
) => Promise<string[]>;

/** Digests that there are besides those with files here, such as on a branch of which only a part is checked out. */
export type KnownNames = () => Partial<DigestNames>;

/** Opens the files of an output folder. */
export function openDigestFiles(
  outputFolder: string,
  files: Files,
  known: KnownNames = () => ({}),
): DigestFiles {
  const pathOf = (kind: DigestKind, name: string) =>
    join(outputFolder, digestPath(kind, name, "json"));

  const filesOfDay = (date: string) => {
    const path = pathOf("daily", date);
    return [path, beside(path, "md")];
  };

  const filesOfWeek = (week: DigestWeek) => {
    const path = pathOf("weekly", week);
    return [path, beside(path, "md"), ...datesOf(week).flatMap(filesOfDay)];
  };

  const stampAll = async (paths: readonly string[]) => {
    const stamps = await Promise.all(paths.map(files.stamp));
    return stamps.map((stamp) => stamp?.text).join(" ");
  };

  const listNames = async (kind: DigestKind) => {
    const folders = (await files.list(join(outputFolder, digestFolder(kind))))
      .filter((name) => /^\d{4}$/.test(name))
      .map((year) => join(outputFolder, digestFolder(kind, year)));
    const names = (await Promise.all(folders.map(files.list))).flat();
    return names.flatMap((file) => nameInFile(file) ?? []);
  };

  const neighboursOf = async (digest: Digest) => {
    const [daily, weekly] = await Promise.all([listNames("daily"), listNames("weekly")]);
    const more = known();
    const names = {
      daily: [...new Set([...daily, ...(more.daily ?? [])])].toSorted(),
      weekly: [...new Set([...weekly, ...(more.weekly ?? [])])].toSorted(),
    };
    return findNeighbours(digest.kind, digestName(digest), names);
  };

  const readDay = async (date: string): Promise<ReadDigest<DailyDigest>> => {
    const path = pathOf("daily", date);
    const digest = assertNamed(path, await files.readJson(path, DailyDigest));
    if (digest === null) return NOTHING;
    const { edit, refusal, perhapsRemoved } = await readEditOf(
      digest,
      { path, stored: digest },
      {
        files,
        render: async (version) => renderStored(version, await neighboursOf(version), version),
      },
    );
    const now = "cards" in edit ? { ...digest, cards: edit.cards } : digest;
    return { now, stored: now, refusal, status: edit.status, perhapsRemoved };
  };

  const readDaysOf = async (stored: StoredWeek) => {
    const days = await Promise.all(daysOfWeek(stored).map(readDay));
    return days.flatMap((day) => day.now ?? []);
  };

  const readWeek = async (week: string): Promise<ReadDigest<WeeklyDigest>> => {
    const path = pathOf("weekly", week);
    const stored = assertNamed(path, await files.readJson(path, StoredWeek));
    if (stored === null) return NOTHING;
    const days = await readDaysOf(stored);
    const now = resolveWeek(stored, days);
    const { edit, refusal } = await readEditOf(now, { path, stored }, { files });
    const lost = refuseLosing(path, stored, days);
    const placed = placePapers(stored, now);
    return { ...NOTHING, now, stored: placed, refusal: refusal ?? lost, status: edit.status };
  };

  const refusingForeign =
    <Kind extends Digest>(kind: DigestKind, read: ReadOne<Kind>): ReadOne<Kind> =>
    async (name) => {
      const found = await read(name);
      const foreign = found.refusal ?? (await findForeign(pathOf(kind, name), found.now, files));
      return { ...found, refusal: foreign };
    };

  const writeDocuments: WriteDocuments = async (digest, stored, { isUnfinished = false } = {}) => {
    const at = (ending: "md" | "svg") =>
      join(outputFolder, digestPath(digest.kind, digestName(digest), ending));
    const chart = drawStored(digest);
    const fresh = renderStored(digest, await neighboursOf(digest), stored);
    const before = isUnfinished ? await files.read(at("md")) : null;
    const contents = new Map([[at("md"), keepAnnouncement(fresh, before ?? "")]]);
    if (chart !== null) contents.set(at("svg"), chart);
    for (const [path, content] of contents) await files.write(path, content);
    return [...contents.keys()];
  };

  return {
    ...{ pathOf, listNames, readDay, readWeek },
    ...{ filesOfDay, filesOfWeek },
    stampDay: (date) => stampAll(filesOfDay(date)),
    stampWeek: (week) => stampAll(filesOfWeek(week)),
    toWrite: {
      readDay: refusingForeign("daily", readDay),
      readWeek: refusingForeign("weekly", readWeek),
    },
    readStored: async (kind, name) => {
      const path = pathOf(kind, name);
      return assertNamed(path, await files.readJson(path, StoredDigest));
    },
    resolve: async (digest) =>
      digest.kind === "daily" ? digest : resolveWeek(digest, await readDaysOf(digest)),
    render: async (digest) => renderDigest(digest, await neighboursOf(digest)),
    writeDocuments,
    write: async (digest, stored) => {
      const path = pathOf(digest.kind, digestName(digest));
      const data = StoredDigest.parse(stored ?? digest);
      await announce(path, data, files);
      // The data first: whoever writes a neighbour at the same time then finds it, or is found here.
      await files.writeJson(path, data, StoredDigest);
      return [path, ...(await writeDocuments(digest, data))];
    },
  };
}

const NOTHING = {
  ...{ now: null, stored: null, refusal: null, status: "same" as const },
  perhapsRemoved: [],
};

/** @throws {StoreError} when a file holds another digest than the one that it is named after. */
function assertNamed<Named extends { kind: DigestKind } & ({ date: string } | { week: string })>(
  path: string,
  digest: Named | null,
): Named | null {
  const name = digest === null ? null : "date" in digest ? digest.date : digest.week;
  if (name === null || name === nameInFile(path)) return digest;
  throw new StoreError(path, `holds the digest of ${name}.`, explain("digestMisnamed"));
}

async function readEditOf(
  digest: Digest,
  { path, stored }: { path: string; stored: StoredDigest },
  { files, render }: { files: Files; render?: (version: DailyDigest) => Promise<string> },
) {
  const document = beside(path, "md");
  const markdown = await files.read(document);
  const isLeft = markdown !== null && isSuperseded(markdown, stored);
  const versions = markdown === null || isLeft ? null : readVersions(markdown);
  const torn =
    markdown !== null && versions !== null && digest.kind === "daily" && render !== undefined
      ? await readTornEdit({ day: digest, markdown, versions, render })
      : null;
  const edit =
    refuseKey((await files.read(path)) ?? "", stored) ??
    torn ??
    readEdit(digest, isLeft ? null : markdown, stored);
  const refusal = edit.status === "refused" ? refuseOverwriting(document, edit) : null;
  const perhapsRemoved =
    versions !== null && digest.kind === "daily" ? findPerhapsRemoved(digest, versions) : [];
  return { edit, refusal, perhapsRemoved };
}

/** Tells the document beside a digest's data that other data comes; of a new day an empty one, that shows no card. */
async function announce(path: string, data: StoredDigest, files: Files): Promise<void> {
  const document = beside(path, "md");
  const [markdown, now] = [await files.read(document), await files.read(path)];
  if (now === toJson(data)) return;
  if (markdown === null) {
    if (now !== null || data.kind === "weekly") return;
    return files.write(document, announceData("", data, { ...data, cards: [] }));
  }
  const stored = data.kind === "daily" ? await files.readJson(path, DailyDigest) : null;
  await files.write(document, announceData(markdown, data, stored));
}

/** A week's data with the day of each paper; papers stay whose day is known and gone for the moment. */
function placePapers(stored: StoredWeek, { papers }: WeeklyDigest): StoredWeek {
  const found = new Map(papers.map(({ id, date }) => [id, date]));
  const placed = stored.papers.flatMap(({ id, date }) => {
    const on: DigestDate | undefined = date ?? found.get(id);
    return on === undefined ? [] : [{ date: on, id }];
  });
  return { ...stored, papers: placed };
}

/** The refusal to write over cards that an older version kept in the week alone; null when its days have them all. */
function refuseLosing(
  path: string,
  stored: StoredWeek,
  days: readonly DailyDigest[],
): StoreError | null {
  const lost = listLostPapers(stored, days);
  if (lost.length === 0) return null;
  const there = new Set(days.map(({ date }) => date));
  const missing = daysOfWeek(stored).filter((date) => !there.has(date) && !isWeekend(date));
  const isAnyMissing = missing.length > 0;
  const without = isAnyMissing ? `, and there is no digest of ${missing.join(", ")}` : "";
  // no other day is to be made again: it would get the cards that a person has taken out of it
  const cause = isAnyMissing ? "cardsOfMissingDays" : "cardsNowhereElse";
  return new StoreError(
    path,
    `holds cards of an older version that no day has: ${lost.join(", ")}${without}.`,
    explain(cause, { week: stored.week }),
  );
}
