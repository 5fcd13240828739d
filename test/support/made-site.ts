import type { Card } from "../../src/core/card/card.ts";
import { buildDailyDigest, type DailyDigest, StoredDigest } from "../../src/core/digest/digest.ts";
import { daysOfWeek, resolveWeek } from "../../src/core/digest/week-cards.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { listGroups } from "../../src/site/build/list-groups.ts";
import { buildArchive } from "../../src/site/facts/archive.ts";
import { readSiteFacts } from "../../src/site/facts/digest-facts.ts";

/** A site's own files under plain names. */
const ASSETS = { style: "assets/site.css", script: "assets/site.js", icon: "assets/icon.svg" };

/** A settled day with these cards. */
export function makeSiteDay(
  date: string,
  cards: Card[],
  overrides: Partial<DailyDigest> = {},
): DailyDigest {
  const day = { date: DigestDate.parse(date), status: "settled" as const, listed: 39, cards };
  return buildDailyDigest({ ...day, ...overrides });
}

/** All text files of a site of these digests, by path. */
export async function makeSite(
  digests: readonly StoredDigest[],
  { url = null }: { url?: string | null } = {},
): Promise<ReadonlyMap<string, string>> {
  const stored = digests.map((digest) => StoredDigest.parse(digest));
  const days = stored.flatMap((one) => (one.kind === "daily" ? [one] : []));
  const readDay = async (date: string) => days.find((day) => day.date === date) ?? null;
  const groups = listGroups(buildArchive(stored.map(readSiteFacts)), {
    source: {
      readDay,
      readWeek: async (name) => {
        const week = stored.find((one) => one.kind === "weekly" && one.week === name);
        if (week?.kind !== "weekly") return null;
        const own = await Promise.all(daysOfWeek(week).map(readDay));
        return resolveWeek(
          week,
          own.flatMap((day) => day ?? []),
        );
      },
      readImage: async () => null,
    },
    site: { url, assets: ASSETS },
    assets: { files: [], searchScript: "assets/search.js" },
  });
  const files = await Promise.all(groups.map(({ make }) => make()));
  return new Map(files.flat().map(({ path, content }) => [path, String(content)]));
}
