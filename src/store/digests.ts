import { join } from "node:path";
import type { z } from "zod";
import { DailyDigest, Digest, digestName, WeeklyDigest } from "../core/digest/digest.ts";
import { renderDigest } from "../core/digest/markdown.ts";
import { renderTagChart } from "../core/digest/tag-chart.ts";
import { StoreError } from "../core/errors.ts";
import {
  DIGEST_KINDS,
  type DigestKind,
  digestFolder,
  digestPath,
  nameInFile,
} from "../core/output-paths.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { DigestWeek } from "../core/paper/week.ts";
import { datesOfFiles } from "./dates-of-files.ts";
import type { Files } from "./files.ts";
import { toJson } from "./to-json.ts";

/** The digests below an output folder. Markdown and charts are rendered from their JSON. */
export type Digests = {
  /** The digest of a day, or null when there is none. */
  readDay: (date: DigestDate) => Promise<DailyDigest | null>;
  /** The digest of a week, or null when there is none. */
  readWeek: (week: DigestWeek) => Promise<WeeklyDigest | null>;
  /** Writes a digest's JSON, Markdown and chart, and returns their paths. */
  write: (digest: Digest) => Promise<string[]>;
  /** Every digest, one after the other: days oldest first, then weeks. */
  readAll: () => AsyncGenerator<Digest>;
  /** The JSON file of every digest, in the same order. */
  listFiles: () => Promise<string[]>;
  /** Days that have a digest, oldest first. */
  listDays: () => Promise<DigestDate[]>;
};

/** Opens the digests of an output folder, which need not exist yet. */
export function openDigests(outputFolder: string, files: Files): Digests {
  const pathOf = (kind: DigestKind, name: string) =>
    join(outputFolder, digestPath(kind, name, "json"));
  const listKind = (kind: DigestKind) => listFiles(kind, outputFolder, files);
  return {
    readDay: (date) => readNamed(pathOf("daily", date), DailyDigest, files),
    readWeek: (week) => readNamed(pathOf("weekly", week), WeeklyDigest, files),
    write: (digest) => writeDigest(digest, outputFolder, files),
    readAll: async function* () {
      for (const kind of DIGEST_KINDS) {
        for (const file of await listKind(kind)) {
          const digest = await readNamed(file, Digest, files);
          if (digest !== null) yield digest;
        }
      }
    },
    listFiles: async () => (await Promise.all(DIGEST_KINDS.map(listKind))).flat(),
    listDays: async () => datesOfFiles(await listKind("daily")),
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

/** The JSON files of one kind in its folders of years, oldest first. */
async function listFiles(kind: DigestKind, outputFolder: string, files: Files): Promise<string[]> {
  const folders = (await files.list(join(outputFolder, digestFolder(kind))))
    .filter((name) => /^\d{4}$/.test(name))
    .map((year) => join(outputFolder, digestFolder(kind, year)));
  const names = (await Promise.all(folders.map(files.list))).flat();
  return names
    .flatMap((file) => nameInFile(file) ?? [])
    .map((name) => join(outputFolder, digestPath(kind, name, "json")));
}

/**
 * Reads the JSON again after writing: when two runs write one digest at the same time, the run that ends
 * last renders what the JSON then holds.
 */
async function writeDigest(digest: Digest, outputFolder: string, files: Files): Promise<string[]> {
  const pathOf = (ending: "json" | "md" | "svg") =>
    join(outputFolder, digestPath(digest.kind, digestName(digest), ending));
  const text = toJson(Digest.parse(digest)); // in the schema's order, as it is read again
  const contents = new Map([[pathOf("md"), renderDigest(digest)]]);
  const chart = drawChart(digest);
  if (chart !== null) contents.set(pathOf("svg"), chart);
  await files.writeJson(pathOf("json"), Digest.parse(digest), Digest);
  for (const [path, content] of contents) await files.write(path, content);

  const isOurs = (await files.read(pathOf("json"))) === text;
  const written = isOurs ? null : await files.readJson(pathOf("json"), Digest);
  return written === null
    ? [pathOf("json"), ...contents.keys()]
    : writeDigest(written, outputFolder, files);
}

function drawChart(digest: Digest): string | null {
  const tagWeeks = (digest.kind === "weekly" ? digest.tagWeeks : undefined) ?? [];
  return tagWeeks.length === 0 ? null : renderTagChart(tagWeeks);
}
