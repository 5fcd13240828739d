import { daysOfWeek, resolveWeek } from "../../core/digest/week-cards.ts";
import { StoreError } from "../../core/errors.ts";
import { listGroups, type SiteAssets } from "../../site/build/list-groups.ts";
import type { SiteSource } from "../../site/build/site-group.ts";
import { buildArchive } from "../../site/facts/archive.ts";
import { readSiteFacts, SiteFacts } from "../../site/facts/digest-facts.ts";
import type { Site } from "../../site/parts/frame.ts";
import type { Store } from "../../store/open-store.ts";
import type { SiteFolder } from "../../store/site/site-folder.ts";
import { rememberDays } from "./remember-days.ts";

/** What is remembered of a digest's file for the site. Raised when {@link readSiteFacts} says something else. */
const REMEMBERED = { name: "site ", schema: SiteFacts, version: "1" };

/** What became of a site. */
export type BuiltSite = {
  cards: number;
  written: number;
  removed: number;
  files: number;
  /** Digests that cannot be read, and are not on it. */
  unreadable: StoreError[];
};

/** What all pages have in common, and whether what digests say is remembered in the cache. */
type BuildOptions = { site: Site; assets: SiteAssets; remembers?: boolean };

/** Makes a site of an archive: what is there already, made of the same, stays. */
export async function buildSite(
  store: Store,
  folder: SiteFolder,
  { site, assets, remembers = true }: BuildOptions,
): Promise<BuiltSite> {
  const { facts, unreadable } = await readFacts(store, remembers);
  const archive = buildArchive(facts);
  const source = await openSource(store);
  for (const group of listGroups(archive, { source, site, assets })) {
    if (!folder.keep(group)) await folder.write(group, await group.make());
  }
  return { cards: archive.cards.length, ...(await folder.finish()), unreadable };
}

/** What the pages of more than one digest say of each; a file is parsed only when that is not remembered. */
async function readFacts(
  store: Store,
  remembers: boolean,
): Promise<{ facts: SiteFacts[]; unreadable: StoreError[] }> {
  const memo = await store.openMemo(REMEMBERED);
  const facts: SiteFacts[] = [];
  const unreadable: StoreError[] = [];
  for (const digest of await store.digests.list()) {
    try {
      const known = await memo.of(digest.name, [digest.path], async () => {
        const stored = await store.digests.readStored(digest);
        return stored === null ? null : readSiteFacts(stored);
      });
      if (known !== null) facts.push(known);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      unreadable.push(error);
    }
  }
  if (remembers) await memo.keep();
  return { facts, unreadable };
}

/** Reads digests as their data has them: what a person has changed in a document is taken over by the next run. */
async function openSource({ digests, images }: Store): Promise<SiteSource> {
  const found = new Map((await digests.list()).map((digest) => [digest.name, digest]));
  const read = async (name: string) => {
    const digest = found.get(name);
    return digest === undefined ? null : digests.readStored(digest);
  };
  const readDay = rememberDays(async (date) => {
    const day = await read(date);
    return day?.kind === "daily" ? day : null;
  });
  return {
    readDay,
    readWeek: async (name) => {
      const week = await read(name);
      if (week?.kind !== "weekly") return null;
      const days = await Promise.all(daysOfWeek(week).map(readDay));
      return resolveWeek(
        week,
        days.flatMap((day) => day ?? []),
      );
    },
    readImage: images.read,
  };
}
