import { join } from "node:path";
import { DigestDate } from "../core/date.ts";
import { DailyDigest, Digest, type WeeklyDigest } from "../core/digest.ts";
import { renderDigest } from "../core/markdown.ts";
import type { Files } from "./files.ts";
import { toJson } from "./json.ts";

/** The digests below an output folder: JSON is the truth, Markdown is rendered from it. */
export type Digests = {
  /** The digest of a day, or null when there is none. */
  readDay: (date: DigestDate) => Promise<DailyDigest | null>;
  /** Writes a digest's JSON and Markdown, and answers their paths. */
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
  const pathOf = (kind: Kind, name: string) =>
    join(outputFolder, kind, name.slice(0, 4), `${name}.json`);

  async function listNames(kind: Kind): Promise<string[]> {
    const years = (await files.list(join(outputFolder, kind))).filter((name) =>
      /^\d{4}$/.test(name),
    );
    const names = await Promise.all(
      years.map((year) => files.list(join(outputFolder, kind, year))),
    );
    return names
      .flat()
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -5));
  }

  async function listFiles(kind: Kind): Promise<string[]> {
    return (await listNames(kind)).map((name) => pathOf(kind, name));
  }

  return {
    readDay: (date) => files.readJson(pathOf("daily", date), DailyDigest),
    write: async (digest) => {
      const json = pathOf(digest.kind, nameOf(digest));
      const markdown = json.replace(/\.json$/, ".md");
      await files.write(json, toJson(Digest.parse(digest))); // keys in the order of the schema
      await files.write(markdown, renderDigest(digest));
      return [json, markdown];
    },
    readAll: async function* () {
      for (const kind of ["daily", "weekly"] as const) {
        for (const file of await listFiles(kind)) {
          const digest = await files.readJson(file, Digest);
          if (digest !== null) yield digest;
        }
      }
    },
    listFiles: async () => [...(await listFiles("daily")), ...(await listFiles("weekly"))],
    listDays: async () =>
      (await listNames("daily")).flatMap((name) => DigestDate.safeParse(name).data ?? []),
  };
}

function nameOf(digest: DailyDigest | WeeklyDigest): string {
  return digest.kind === "daily" ? digest.date : digest.week;
}
