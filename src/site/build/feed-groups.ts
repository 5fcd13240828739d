import { isDrafted } from "../../core/card/card.ts";
import { shownCards } from "../../core/card/shown-cards.ts";
import { hashText } from "../../core/hash.ts";
import { FEEDS, PAGES, tagFeed, tagPage } from "../../core/site/site-paths.ts";
import type { Archive, PlacedCard } from "../facts/archive.ts";
import type { DayFacts } from "../facts/day-facts.ts";
import { renderAtom } from "../feeds/atom.ts";
import { type Feed, type FeedItem, toCardItem, toDayItem } from "../feeds/feed.ts";
import { toFeedId } from "../feeds/feed-id.ts";
import { renderJsonFeed } from "../feeds/json-feed.ts";
import type { Site } from "../parts/frame.ts";
import type { SiteGroup, SiteSource } from "./site-group.ts";

/** Items of the feeds of cards, of days, and of a tag. */
const MOST = { cards: 50, days: 30, tag: 20 } as const;

/** The feeds of all cards, of days and of each tag. What may still change is not in them: settled days only. */
export function listFeedGroups(archive: Archive, source: SiteSource, site: Site): SiteGroup[] {
  const settled = new Map(
    archive.days.filter(({ status }) => status === "settled").map((day) => [day.date, day]),
  );
  const cards = archive.cards.filter(({ date }) => settled.has(date));
  const newest = [...settled.values()].toReversed().slice(0, MOST.days);
  const read = readItems(source);
  const group = (
    feed: Omit<Feed, "id" | "items">,
    key: unknown,
    list: () => Promise<FeedItem[]>,
  ) => ({
    name: feed.path,
    key: hashText(JSON.stringify(key)),
    make: async () => {
      const whole = { ...feed, id: toFeedId(`feed ${feed.path}`), items: await list() };
      return [
        { path: `${feed.path}.xml`, content: renderAtom(whole, site.url) },
        { path: `${feed.path}.json`, content: renderJsonFeed(whole, site.url) },
      ];
    },
  });
  const ofCards = (feed: Omit<Feed, "id" | "items">, placed: readonly PlacedCard[]) =>
    group(feed, [placed, hashesOf(placed, settled)], () => read.cards(placed));
  return [
    ofCards(
      { title: "papercards 새 카드", path: FEEDS.cards, page: PAGES.front },
      cards.slice(0, MOST.cards),
    ),
    group({ title: "papercards 하루 묶음", path: FEEDS.days, page: PAGES.archive }, newest, () =>
      read.days(newest),
    ),
    ...[...archive.tags].map(([tag, placed]) =>
      ofCards(
        { title: `papercards #${tag}`, path: tagFeed(tag), page: tagPage(tag) },
        placed.filter(({ date }) => settled.has(date)).slice(0, MOST.tag),
      ),
    ),
  ];
}

/** What the days of cards hold: an item shows more than the facts of a card. */
function hashesOf(
  cards: readonly PlacedCard[],
  days: ReadonlyMap<string, DayFacts>,
): (string | undefined)[] {
  return [...new Set(cards.map(({ date }) => date))].map((date) => days.get(date)?.hash);
}

function readItems(source: SiteSource) {
  return {
    cards: async (placed: readonly PlacedCard[]): Promise<FeedItem[]> => {
      const items: FeedItem[] = [];
      for (const { date, id } of placed) {
        const day = await source.readDay(date);
        const card =
          day === null ? undefined : shownCards(day).find(({ paper }) => paper.id === id);
        if (card !== undefined && isDrafted(card)) items.push(toCardItem(card, date));
      }
      return items;
    },
    days: async (days: readonly DayFacts[]): Promise<FeedItem[]> => {
      const read = await Promise.all(days.map(({ date }) => source.readDay(date)));
      return read.flatMap((day) => (day === null ? [] : (toDayItem(day) ?? [])));
    },
  };
}
