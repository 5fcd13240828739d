import type { DraftedCard } from "../../core/card/card.ts";
import { isDrafted } from "../../core/card/card.ts";
import { shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { escapeMarkdown, escapeTarget } from "../../core/digest/escape.ts";
import { renderCardBody, renderDigest } from "../../core/digest/markdown.ts";
import { type Neighbours, NO_NEIGHBOURS } from "../../core/digest/neighbours.ts";
import { hashText } from "../../core/hash.ts";
import { imagePath, isStored } from "../../core/output-paths.ts";
import { digestPage, paperPage } from "../../core/site/site-paths.ts";
import { type Archive, findRelated, listNeighbours, type PlacedCard } from "../facts/archive.ts";
import type { DayFacts } from "../facts/day-facts.ts";
import { buildDayPage } from "../pages/day-page.ts";
import { buildPaperPage, type PaperContext } from "../pages/paper-page.ts";
import type { Site } from "../parts/frame.ts";
import {
  type SiteFile,
  type SiteGroup,
  type SiteSource,
  toFile,
  toJsonFile,
} from "./site-group.ts";

/** What pages of a day lead to. */
type DayContext = { neighbours: Neighbours; papers: ReadonlyMap<string, PaperContext> };

/** The files of a day. */
type DayGroup = SiteGroup & { date: string };

/** The pages of days and of their papers, a group a day. A paper that is on two days has its page from the later one. */
export function listDayGroups(archive: Archive, source: SiteSource, site: Site): DayGroup[] {
  const neighbours = listNeighbours(archive);
  const ofDay = Map.groupBy(archive.cards, ({ date }) => date);
  return archive.days.map((day) => {
    const context = {
      neighbours: neighbours.get(day.date) ?? NO_NEIGHBOURS,
      papers: listContexts(ofDay.get(day.date) ?? [], archive),
    };
    return {
      date: day.date,
      name: `day ${day.date}`,
      key: hashText(JSON.stringify([day.hash, context.neighbours, ...context.papers])),
      make: () => makeDay(day, context, { source, site }),
    };
  });
}

/** What the page of each paper of a day leads to. */
function listContexts(
  cards: readonly PlacedCard[],
  archive: Archive,
): ReadonlyMap<string, PaperContext> {
  return new Map(
    cards.map((card, index) => [
      card.id,
      {
        date: card.date,
        before: cards[index - 1] ?? null,
        after: cards[index + 1] ?? null,
        related: findRelated(card, archive),
      },
    ]),
  );
}

async function makeDay(
  { date }: DayFacts,
  { neighbours, papers }: DayContext,
  { source, site }: { source: SiteSource; site: Site },
): Promise<SiteFile[]> {
  const stored = await source.readDay(date);
  if (stored === null) return [];
  const day: DailyDigest = { ...stored, cards: shownCards(stored) };
  const files = [
    await toFile(buildDayPage(day, neighbours), site),
    { path: digestPage("daily", date, "md"), content: renderDigest(day, neighbours) },
    toJsonFile(digestPage("daily", date, "json"), day),
  ];
  for (const card of day.cards.filter(isDrafted)) {
    const context = papers.get(card.paper.id);
    if (context !== undefined) files.push(...(await makePaper(card, context, site)));
  }
  return [...files, ...(await listPictures(day, source))];
}

async function makePaper(
  card: DraftedCard,
  context: PaperContext,
  site: Site,
): Promise<SiteFile[]> {
  const { id, title, url } = card.paper;
  const body = renderCardBody({ ...card, image: null }).map(({ text }) => text);
  const heading = `# [${escapeMarkdown(title)}](${escapeTarget(url)})`;
  return [
    await toFile(buildPaperPage(card, context), site),
    { path: paperPage(id, "md"), content: `${[heading, ...body].join("\n")}\n` },
    toJsonFile(paperPage(id, "json"), { date: context.date, ...card }),
  ];
}

async function listPictures({ cards }: DailyDigest, source: SiteSource): Promise<SiteFile[]> {
  const files: SiteFile[] = [];
  for (const { image, paper } of cards) {
    if (image === null || !isStored(image)) continue;
    const content = await source.readImage(paper.id);
    if (content !== null) files.push({ path: imagePath(paper.id), content });
  }
  return files;
}
