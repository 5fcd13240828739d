import { join } from "node:path";
import { type DigestNames, isDigestName } from "../../core/digest/neighbours.ts";
import {
  DIGEST_KINDS,
  type DigestKind,
  digestFolder,
  nameInFile,
} from "../../core/output-paths.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek, datesOf, weekOf } from "../../core/paper/week.ts";
import type { Files } from "../files.ts";

/** The names of the digests around one, as far as they have a JSON file. No file is opened. */
export type NamesAround = {
  /** Those that decide what the document of a digest links to. Of a large archive, one year or two are looked at. */
  listBeside: (kind: DigestKind, name: string) => Promise<DigestNames>;
  /** Those that decide which documents change with it: these, and what comes after it. */
  listSince: (kind: DigestKind, name: string) => Promise<DigestNames>;
};

/** Finds the names around a digest of an output folder, which need not exist. */
export function openNamesAround(outputFolder: string, files: Files): NamesAround {
  const folderOf = (kind: DigestKind, year?: string) =>
    join(outputFolder, digestFolder(kind, year));
  const listYears = async (kind: DigestKind) =>
    (await files.list(folderOf(kind))).filter((name) => /^\d{4}$/.test(name));
  const ofYears = async (kind: DigestKind, years: Iterable<string>) => {
    const lists = [...new Set(years)].toSorted().map((year) => files.list(folderOf(kind, year)));
    return (await Promise.all(lists)).flat().flatMap((file) => nameInFile(file) ?? []);
  };
  const sinceYear = async (kind: DigestKind, first: string) =>
    ofYears(
      kind,
      (await listYears(kind)).filter((year) => year >= first),
    );

  /** The names of the first of these years that has one that is wanted. */
  const ofFirst = async (
    kind: DigestKind,
    years: readonly string[],
    isWanted: (name: string) => boolean,
  ): Promise<string[]> => {
    for (const year of years) {
      const names = await ofYears(kind, [year]);
      if (names.some((name) => isDigestName(kind, name) && isWanted(name))) return names;
    }
    return [];
  };
  const listNear = async (kind: DigestKind, name: string): Promise<string[]> => {
    const [years, own] = [await listYears(kind), name.slice(0, 4)];
    const until = years.filter((year) => year <= own).toReversed();
    const before = await ofFirst(kind, until, (other) => other < name);
    const since = years.filter((year) => year >= own);
    const after = await ofFirst(kind, since, (other) => other > name);
    return [...new Set([...before, ...after])].toSorted();
  };

  return {
    listBeside: async (kind, name) => {
      const near = await listNear(kind, name);
      if (kind === "weekly") return { daily: [], weekly: near };
      return { daily: near, weekly: await ofYears("weekly", yearsOf(name)) };
    },
    listSince: async (kind, name) => {
      const near = await listNear(kind, name);
      const years = yearsOf(name);
      if (kind === "weekly") return { daily: await ofYears("daily", years), weekly: near };
      const [first = ""] = years.toSorted();
      const later = await Promise.all(DIGEST_KINDS.map((one) => sinceYear(one, first)));
      const [daily = [], weekly = []] = later;
      return { daily: [...new Set([...near, ...daily])].toSorted(), weekly };
    },
  };
}

/** The years in whose folders the days of a week lie, or the week of a day, and a digest itself. */
function yearsOf(name: string): string[] {
  const week = DigestWeek.safeParse(name).data;
  const others = week === undefined ? [weekOf(DigestDate.parse(name))] : datesOf(week);
  return [name, ...others].map((one) => one.slice(0, 4));
}
