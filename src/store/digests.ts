import { join } from "node:path";
import { DailyDigest, Digest, digestName, WeeklyDigest } from "../core/digest/digest.ts";
import { renderDigest } from "../core/digest/markdown.ts";
import { DIGEST_KINDS, digestFolder, digestPath, nameInFile } from "../core/output-paths.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { DigestWeek } from "../core/paper/week.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";
import { renderTagChart } from "./tag-chart.ts";
import { toJson } from "./write-json.ts";

/** The digests below an output folder: JSON is the truth, Markdown is rendered from it. */
export type Digests = {
  /** The digest of a day, or null when there is none. */
  readDay: (date: DigestDate) => Promise<DailyDigest | null>;
  /** The digest of a week, or null when there is none. */
  readWeek: (week: DigestWeek) => Promise<WeeklyDigest | null>;
  /** Writes a digest's JSON, Markdown and chart, and answers their paths. */
  write: (digest: Digest) => Promise<string[]>;
  /** Every digest, one after the other: days oldest first, then weeks. */
  readAll: () => AsyncGenerator<Digest>;
  /** The JSON file of every digest, in the same order. */
  listFiles: () => Promise<string[]>;
  /** Days that have a digest, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

type Kind = Digest["kind"];

/** Opens the digests of an output folder, which need not exist yet. */
export function openDigests(outputFolder: string, files: Files): Digests {
  const pathOf = (kind: Kind, name: string) => join(outputFolder, digestPath(kind, name, "json"));

  async function listFiles(kind: Kind): Promise<string[]> {
    const years = await files.list(join(outputFolder, digestFolder(kind)));
    const folders = years
      .filter((year) => /^\d{4}$/.test(year))
      .map((year) => join(outputFolder, digestFolder(kind, year)));
    const names = await Promise.all(folders.map(files.list));
    return names.flat().flatMap((file) => {
      const name = nameInFile(file);
      return name === null ? [] : pathOf(kind, name);
    });
  }

  /**
   * Looks at the JSON again after writing: of two runs that write one digest at the same time, the last
   * to end has rendered what the JSON holds.
   */
  async function writeBoth(json: string, markdown: string, digest: Digest): Promise<void> {
    const text = toJson(Digest.parse(digest)); // in the schema's order, as it is read again
    await files.write(json, text);
    await files.write(markdown, renderDigest(digest));
    if ((await files.read(json)) === text) return;
    const written = await files.readJson(json, Digest);
    if (written !== null) await writeBoth(json, markdown, written);
  }

  async function writeChart(path: string, digest: Digest): Promise<string[]> {
    const tagWeeks = digest.kind === "weekly" ? digest.tagWeeks : undefined;
    if (tagWeeks === undefined || tagWeeks.length === 0) return [];
    await files.write(path, await renderTagChart(tagWeeks));
    return [path];
  }

  return {
    readDay: (date) => files.readJson(pathOf("daily", date), DailyDigest),
    readWeek: (week) => files.readJson(pathOf("weekly", week), WeeklyDigest),
    write: async (digest) => {
      const json = pathOf(digest.kind, digestName(digest));
      const markdown = json.replace(/\.json$/, ".md");
      await writeBoth(json, markdown, digest);
      return [json, markdown, ...(await writeChart(json.replace(/\.json$/, ".svg"), digest))];
    },
    readAll: async function* () {
      for (const kind of DIGEST_KINDS) {
        for (const file of await listFiles(kind)) {
          const digest = await files.readJson(file, Digest);
          if (digest !== null) yield digest;
        }
      }
    },
    listFiles: async () => (await Promise.all(DIGEST_KINDS.map(listFiles))).flat(),
    listDays: async () => datesOfFiles(await listFiles("daily")),
  };
}
