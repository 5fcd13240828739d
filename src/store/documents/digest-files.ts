import { join } from "node:path";
import { explain } from "../../core/causes/explanation.ts";
import {
  DailyDigest,
  type Digest,
  StoredDigest,
  StoredWeek,
  type WeeklyDigest,
} from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import {
  type DigestNames,
  digestName,
  findNeighbours,
  renderNavigation,
} from "../../core/digest/neighbours.ts";
import { daysOfWeek, listLostPapers, resolveWeek } from "../../core/digest/week-cards.ts";
import { StoreError } from "../../core/errors.ts";
import { type DigestKind, digestPath, nameInFile } from "../../core/output-paths.ts";
import { type DigestDate, isWeekend } from "../../core/paper/date.ts";
import { readSuperseding } from "../../core/review/document/document.ts";
import type { TakenOver } from "../../core/review/take-over.ts";
import { rememberReadings } from "../files/remember-readings.ts";
import type { Files } from "../files.ts";
import { type NamesAround, openNamesAround } from "../neighbours/names-around.ts";
import { relink } from "../neighbours/relink.ts";
import { beside, type DigestNamesOnDisk, openDigestNames } from "./digest-names.ts";
import type { DigestTexts } from "./find-edit.ts";
import { findForeign } from "./foreign-files.ts";
import { drawStored, renderStored } from "./stored-document.ts";

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
export type DigestFiles = DigestNamesOnDisk & {
  /** See {@link NamesAround}. */
  listSince: NamesAround["listSince"];
  /** The data of a day or week as it is stored. */
  readStored: (kind: DigestKind, name: string) => Promise<StoredDigest | null>;
  readDay: ReadOne<DailyDigest>;
  readWeek: ReadOne<WeeklyDigest>;
  /** The same of a digest that is to be written: what somebody else has put in its place is refused, too. */
  toWrite: { readDay: ReadOne<DailyDigest>; readWeek: ReadOne<WeeklyDigest> };
  /** A digest as its file has it, with the cards that its days have now. */
  resolve: (digest: StoredDigest) => Promise<Digest>;
  /** The document of a digest, with links to the digests that there are. */
  render: (digest: Digest) => Promise<string>;
  /**
   * Lets the document of a digest link to the digests that there are, and leaves all else in it as it is. Null where it has to be
   * rendered for that, or else the paths of what was written.
   */
  relink: (kind: DigestKind, name: string) => Promise<string[] | null>;
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

/** What people may have changed takes the checks to read, which are large: a folder without that day or week needs none of them. */
const findEdit: typeof import("./find-edit.ts").findEdit = async (...told) =>
  (await import("./find-edit.ts")).findEdit(...told);

/** Opens the files of an output folder. */
export function openDigestFiles(
  outputFolder: string,
  files: Files,
  known: KnownNames = () => ({}),
): DigestFiles {
  const names = openDigestNames(outputFolder, files);
  const { pathOf } = names;

  const around = openNamesAround(outputFolder, files);
  const neighboursOf = async (kind: DigestKind, name: string) => {
    const { daily, weekly } = await around.listBeside(kind, name);
    const more = known();
    const all = {
      daily: [...new Set([...daily, ...(more.daily ?? [])])].toSorted(),
      weekly: [...new Set([...weekly, ...(more.weekly ?? [])])].toSorted(),
    };
    return findNeighbours(kind, name, all);
  };

  /** The texts of a digest: its data, and its document where there is one; null without data. */
  const readTexts = async (path: string) => {
    const text = await files.read(path);
    return text === null ? null : { text, markdown: await files.read(beside(path, "md")) };
  };

  const rememberDay = rememberReadings<ReadDigest<DailyDigest>>();
  const readDayFrom = async (path: string, texts: DigestTexts) => {
    const digest = assertNamed(path, files.parse(path, texts.text, DailyDigest));
    const { edit, refusal, perhapsRemoved } = await findEdit(
      digest,
      { ...{ path, stored: digest }, ...texts },
      async (version) => renderStored(version, await neighboursOf("daily", version.date), version),
    );
    const now = "cards" in edit ? { ...digest, cards: edit.cards } : digest;
    return { now, stored: now, refusal, status: edit.status, perhapsRemoved };
  };
  const readDay = async (date: string): Promise<ReadDigest<DailyDigest>> => {
    const path = pathOf("daily", date);
    const texts = await readTexts(path);
    if (texts === null) return NOTHING;
    const read = () => readDayFrom(path, texts);
    // one whose data is being replaced is compared with what its document would link to now
    const isUnderWay = readSuperseding(texts.markdown ?? "") !== null;
    return isUnderWay ? read() : rememberDay(date, texts, read);
  };

  const readDaysOf = async (stored: StoredWeek) => {
    const days = await Promise.all(daysOfWeek(stored).map(readDay));
    return days.flatMap((day) => day.now ?? []);
  };

  const readWeek = async (week: string): Promise<ReadDigest<WeeklyDigest>> => {
    const path = pathOf("weekly", week);
    const texts = await readTexts(path);
    if (texts === null) return NOTHING;
    const stored = assertNamed(path, files.parse(path, texts.text, StoredWeek));
    const days = await readDaysOf(stored);
    const now = resolveWeek(stored, days);
    const { edit, refusal } = await findEdit(now, { ...{ path, stored }, ...texts });
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

  const keepAnnounced = async (fresh: string, path: string) => {
    const { keepAnnouncement } = await import("./superseded.ts");
    return keepAnnouncement(fresh, (await files.read(path)) ?? "");
  };

  const writeDocuments: WriteDocuments = async (digest, stored, { isUnfinished = false } = {}) => {
    const at = (ending: "md" | "svg") =>
      join(outputFolder, digestPath(digest.kind, digestName(digest), ending));
    const chart = drawStored(digest);
    const neighbours = await neighboursOf(digest.kind, digestName(digest));
    const fresh = renderStored(digest, neighbours, stored);
    const document = isUnfinished ? await keepAnnounced(fresh, at("md")) : fresh;
    const contents = new Map([[at("md"), document]]);
    if (chart !== null) contents.set(at("svg"), chart);
    for (const [path, content] of contents) await files.write(path, content);
    return [...contents.keys()];
  };

  return {
    ...{ ...names, listSince: around.listSince, readDay, readWeek },
    toWrite: {
      readDay: refusingForeign("daily", readDay),
      readWeek: refusingForeign("weekly", readWeek),
    },
    readStored: async (kind, name) => {
      const path = pathOf(kind, name);
      const digest = await files.readJson(path, StoredDigest);
      return digest === null ? null : assertNamed(path, digest);
    },
    resolve: async (digest) =>
      digest.kind === "daily" ? digest : resolveWeek(digest, await readDaysOf(digest)),
    render: async (digest) =>
      renderDigest(digest, await neighboursOf(digest.kind, digestName(digest))),
    relink: async (kind, name) => {
      const document = beside(pathOf(kind, name), "md");
      const markdown = (await files.read(document)) ?? "";
      const links = renderNavigation(kind, name, await neighboursOf(kind, name));
      const linked = relink(markdown, links);
      if (linked === null || linked === markdown) return linked === null ? null : [];
      await files.write(document, linked);
      return [document];
    },
    writeDocuments,
    write: async (digest, stored) => {
      const path = pathOf(digest.kind, digestName(digest));
      const data = StoredDigest.parse(stored ?? digest);
      const { announce } = await import("./announce.ts");
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
  digest: Named,
): Named {
  const name = "date" in digest ? digest.date : digest.week;
  if (name === nameInFile(path)) return digest;
  throw new StoreError(path, `holds the digest of ${name}.`, explain("digestMisnamed"));
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
