import { join } from "node:path";
import {
  DIGEST_KINDS,
  type DigestKind,
  digestFile,
  digestFolder,
  digestPath,
  nameInFile,
  withoutEnding,
} from "../../core/output-paths.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek, datesOf } from "../../core/paper/week.ts";
import type { Files } from "../files.ts";

/** A digest by its JSON file. */
export type FoundDigest = { kind: DigestKind; name: string; path: string };

/** Which digests an output folder has, and where. What is in them is not looked at. */
export type DigestNamesOnDisk = {
  pathOf: (kind: DigestKind, name: string) => string;
  /** The names of the digests that have a JSON file, oldest first. No file is opened. */
  listNames: (kind: DigestKind) => Promise<string[]>;
  /** The same of all kinds, days first. */
  list: () => Promise<FoundDigest[]>;
  /** Days that have a digest, oldest first. */
  listDays: () => Promise<DigestDate[]>;
  /** Weeks that have a digest, oldest first. */
  listWeeks: () => Promise<DigestWeek[]>;
  /** The data and the document of a day, whether they are there or not. */
  filesOfDay: (date: string) => string[];
  /** A text that is another one once a file of a day's digest has been written again. */
  stampDay: (date: string) => Promise<string>;
  /** The data and the document of a week, and those of its days, whether they are there or not. */
  filesOfWeek: (week: DigestWeek) => string[];
  /** The same of a week's, and its days'. */
  stampWeek: (week: DigestWeek) => Promise<string>;
};

/** Opens the names of the digests below an output folder. */
export function openDigestNames(outputFolder: string, files: Files): DigestNamesOnDisk {
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
  return {
    ...{ pathOf, listNames, filesOfDay, filesOfWeek },
    list: async () => {
      const found = DIGEST_KINDS.map(async (kind) =>
        (await listNames(kind)).map((name) => ({ kind, name, path: pathOf(kind, name) })),
      );
      return (await Promise.all(found)).flat();
    },
    listDays: async () =>
      (await listNames("daily")).flatMap((name) => DigestDate.safeParse(name).data ?? []),
    listWeeks: async () =>
      (await listNames("weekly")).flatMap((name) => DigestWeek.safeParse(name).data ?? []),
    stampDay: (date) => stampAll(filesOfDay(date)),
    stampWeek: (week) => stampAll(filesOfWeek(week)),
  };
}

/** The document or chart beside a digest's JSON file. */
export function beside(path: string, ending: "md" | "svg"): string {
  return digestFile(withoutEnding(path), ending);
}
