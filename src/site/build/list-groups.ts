import { listIndexEntries } from "../../core/digest/index-archive.ts";
import { renderIndexPage } from "../../core/digest/index-page.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { NO_NEIGHBOURS } from "../../core/digest/neighbours.ts";
import { renderTagChart } from "../../core/digest/tag-chart.ts";
import { hashText } from "../../core/hash.ts";
import { digestPath, INDEX_PATH } from "../../core/output-paths.ts";
import { digestPage, monthPage, PAGES, paperPage, tagPage } from "../../core/site/site-paths.ts";
import { type Archive, findNewest, listNeighbours } from "../facts/archive.ts";
import { compareTags } from "../facts/month-trend.ts";
import { renderLlms } from "../machine/llms.ts";
import { renderSearchPart } from "../machine/search-index.ts";
import { renderSitemap } from "../machine/sitemap.ts";
import { buildArchivePage } from "../pages/archive-page.ts";
import { buildEmptyFrontPage, buildFrontPage } from "../pages/front-page.ts";
import { buildMissingPage } from "../pages/missing-page.ts";
import { buildMonthPage } from "../pages/month-page.ts";
import { buildSearchPage } from "../pages/search-page.ts";
import { buildSubscribePage } from "../pages/subscribe-page.ts";
import { buildTagPages, buildTagsPage } from "../pages/tag-pages.ts";
import { buildWeekPage } from "../pages/week-page.ts";
import type { Page, Site } from "../parts/frame.ts";
import { listDayGroups } from "./day-groups.ts";
import { listFeedGroups } from "./feed-groups.ts";
import {
  type SiteFile,
  type SiteGroup,
  type SiteSource,
  toFile,
  toJsonFile,
} from "./site-group.ts";

/** A site's own files: style, scripts, icon. */
export type SiteAssets = { files: readonly SiteFile[]; searchScript: string };

type Making = { source: SiteSource; site: Site; assets: SiteAssets };

/** Everything that a site consists of. */
export function listGroups(archive: Archive, making: Making): SiteGroup[] {
  const { source, site } = making;
  const days = Map.groupBy(listDayGroups(archive, source, site), ({ date }) => date.slice(0, 7));
  return [
    // a month's search index after its days, which are still at hand then
    ...[...archive.months].flatMap(([month, ofMonth]) => [
      ...(days.get(month) ?? []),
      ...listMonthGroups(archive, making, { month, ofMonth }),
    ]),
    ...listWeekGroups(archive, making),
    ...listTagGroups(archive, making),
    ...listFeedGroups(archive, source, site),
    listRest(archive, making),
  ];
}

function listWeekGroups(archive: Archive, { source, site }: Making): SiteGroup[] {
  const beside = listNeighbours(archive);
  const hashes = new Map(archive.days.map(({ date, hash }) => [date, hash]));
  return archive.weeks.map(({ week, hash, days }) => {
    const neighbours = beside.get(week) ?? NO_NEIGHBOURS;
    const parts = [hash, neighbours, days.map((date) => hashes.get(date) ?? "")];
    return {
      name: `week ${week}`,
      key: hashText(JSON.stringify(parts)),
      make: async () => {
        const digest = await source.readWeek(week);
        if (digest === null) return [];
        const { tagWeeks = [] } = digest;
        return [
          await toFile(buildWeekPage(digest, neighbours), site),
          { path: digestPage("weekly", week, "md"), content: renderDigest(digest, neighbours) },
          toJsonFile(digestPage("weekly", week, "json"), digest),
          ...(tagWeeks.length === 0
            ? []
            : [{ path: digestPath("weekly", week, "svg"), content: renderTagChart(tagWeeks) }]),
        ];
      },
    };
  });
}

function listMonthGroups(
  archive: Archive,
  { source, site }: Making,
  { month, ofMonth }: { month: string; ofMonth: Archive["days"] },
): SiteGroup[] {
  const path = searchPart(month, ofMonth);
  return [
    {
      name: `month ${month}`,
      key: hashText(JSON.stringify([keyOfMonths(archive, month), [...archive.months.keys()]])),
      make: async () => [await toFile(buildMonthPage(month, archive), site)],
    },
    {
      name: `search ${month}`,
      key: path,
      make: async () => {
        const read = await Promise.all(ofMonth.map(({ date }) => source.readDay(date)));
        return [{ path, content: renderSearchPart(read.flatMap((day) => day ?? [])) }];
      },
    },
  ];
}

/** What a month and those that it is compared with are made of. */
function keyOfMonths({ months }: Archive, month: string): string {
  const before = [...months.keys()].filter((name) => name <= month).slice(-4);
  return before.flatMap((name) => (months.get(name) ?? []).map(({ hash }) => hash)).join(" ");
}

/** The search index of a month, whose name is another one once it has changed. */
function searchPart(month: string, days: Archive["days"]): string {
  return `assets/search/${month}-${hashText(days.map(({ hash }) => hash).join(" "))}.json`;
}

function listTagGroups({ tags }: Archive, { site }: Making): SiteGroup[] {
  return [...tags].map(([tag, cards]) => ({
    name: `tag ${tag}`,
    key: hashText(JSON.stringify(cards)),
    make: async () => Promise.all(buildTagPages(tag, cards).map((page) => toFile(page, site))),
  }));
}

/** Pages of which there is one, and what programs read. */
function listRest(archive: Archive, { source, site, assets }: Making): SiteGroup {
  const key = [
    archive.days.map(({ hash }) => hash),
    archive.weeks,
    assets.files.map(({ path }) => path),
  ];
  return {
    name: "rest",
    key: hashText(JSON.stringify(key)),
    make: async () => {
      const pages = [
        await buildFront(archive, source),
        buildArchivePage(archive),
        buildTagsPage(archive),
        buildSearchPage({
          parts: [...archive.months].toReversed().map(([month, days]) => searchPart(month, days)),
          script: assets.searchScript,
          tags: [...archive.tags.keys()],
          years: [
            ...new Set([...archive.months.keys()].map((month) => month.slice(0, 4))),
          ].toReversed(),
        }),
        buildSubscribePage([...archive.tags.keys()], site),
        buildMissingPage(site),
      ];
      return [
        ...(await Promise.all(pages.map((page) => toFile(page, site)))),
        ...assets.files,
        { path: INDEX_PATH, content: renderIndexPage(listIndexEntries(archive.index)) },
        { path: "llms.txt", content: renderLlms(archive, site.url) },
        { path: ".nojekyll", content: "" },
        ...listForRobots(archive, site),
      ];
    },
  };
}

async function buildFront(archive: Archive, source: SiteSource): Promise<Page> {
  const newest = findNewest(archive);
  const day = newest === null ? null : await source.readDay(newest.date);
  if (day === null) return buildEmptyFrontPage();
  const rising = compareTags(day.date.slice(0, 7), archive).filter(
    ({ percent, before }) => percent > before,
  );
  return buildFrontPage(day, {
    neighbours: listNeighbours(archive).get(day.date) ?? NO_NEIGHBOURS,
    newer: archive.days.filter(({ date }) => date > day.date),
    standingOut: rising.slice(0, 5).map(({ tag }) => tag),
  });
}

/** Sitemap and robots.txt, which name whole addresses; none where the site's own is not known. */
function listForRobots(archive: Archive, { url }: Site): SiteFile[] {
  if (url === null) return [];
  const paths = [
    ...[PAGES.front, PAGES.archive, PAGES.tags, PAGES.subscribe],
    ...archive.days.map(({ date }) => digestPage("daily", date, "html")),
    ...archive.weeks.map(({ week }) => digestPage("weekly", week, "html")),
    ...[...archive.months.keys()].map(monthPage),
    ...[...archive.tags.keys()].map((tag) => tagPage(tag)),
    ...archive.cards.map(({ id }) => paperPage(id)),
  ];
  return [
    { path: "sitemap.xml", content: renderSitemap(paths, url) },
    { path: "robots.txt", content: `User-agent: *\nAllow: /\nSitemap: ${url}sitemap.xml\n` },
  ];
}
