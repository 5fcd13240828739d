import type { DailyDigest, WeeklyDigest } from "../../core/digest/digest.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { DigestWeek } from "../../core/paper/week.ts";
import { type Page, renderPage, type Site } from "../parts/frame.ts";

/** A file of a site. */
export type SiteFile = { path: string; content: string | Uint8Array };

/** Files that are made together, and again only when what they are made of has changed. */
export type SiteGroup = {
  name: string;
  /** Another one once anything has changed that the files are made of. */
  key: string;
  make: () => Promise<SiteFile[]>;
};

/** Where the whole of a digest comes from, and the stored pictures; null for what is gone meanwhile. */
export type SiteSource = {
  readDay: (date: DigestDate) => Promise<DailyDigest | null>;
  readWeek: (week: DigestWeek) => Promise<WeeklyDigest | null>;
  readImage: (paperId: string) => Promise<Uint8Array | null>;
};

/** A page as a file. */
export async function toFile(page: Page, site: Site): Promise<SiteFile> {
  return { path: page.path, content: await renderPage(page, site) };
}

/** Data as a file that people may read, too. */
export function toJsonFile(path: string, value: unknown): SiteFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}
