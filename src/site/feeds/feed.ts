import { type DraftedCard, isDrafted } from "../../core/card/card.ts";
import { shownCards } from "../../core/card/shown-cards.ts";
import { CARD_SECTIONS } from "../../core/digest/card-sections.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { escapeXml } from "../../core/digest/escape.ts";
import { listReleases } from "../../core/digest/links-line.ts";
import { nameCard, nameGrade, RATING_NAMES } from "../../core/digest/names.ts";
import { digestPage, paperPage } from "../../core/site/site-paths.ts";

import { nameDay } from "../parts/describe.ts";
import { toFeedId } from "./feed-id.ts";

/** One item of a feed. Its content is HTML, with foreign text escaped. */
export type FeedItem = {
  /** Stays the same, wherever the site is. */
  id: string;
  title: string;
  /** The page, as a path of the site. */
  path: string;
  summary: string;
  content: string;
  /** When it was first there, and when it has changed last, in ISO 8601. */
  published: string;
  updated: string;
  tags: readonly string[];
  /** Address of the paper itself; null for a day. */
  original: string | null;
};

/** A feed, newest item first. */
export type Feed = {
  id: string;
  title: string;
  /** Path of the feed without its ending, and of the page that it belongs to. */
  path: string;
  page: string;
  items: readonly FeedItem[];
};

/** A card as an item: what it says in a sentence first, since previews show no more, then the whole card. */
export function toCardItem(card: DraftedCard, date: string): FeedItem {
  return {
    id: toFeedId(`card ${date} ${card.paper.id}`),
    title: nameCard(card),
    path: paperPage(card.paper.id),
    summary: card.draft.oneLine,
    content: renderWhole(card),
    ...timesOf([card]),
    tags: card.tags,
    original: card.paper.url,
  };
}

/** A day as an item: its cards by headline, each with its sentence. */
export function toDayItem(day: DailyDigest): FeedItem | null {
  const cards = shownCards(day).filter(isDrafted);
  if (cards.length === 0) return null;
  const lines = cards.map(
    (card) =>
      `<li><b>${escapeXml(nameCard(card))}</b><br>${escapeXml(card.draft.oneLine)}<br>${renderGrades(card)}</li>`,
  );
  return {
    id: toFeedId(`day ${day.date}`),
    title: `${nameDay(day.date)} Daily Papers · ${cards.length}장`,
    path: digestPage("daily", day.date, "html"),
    summary: cards.map(nameCard).join(" · "),
    content: `<ol>${lines.join("")}</ol>`,
    ...timesOf(cards),
    tags: [...new Set(cards.flatMap(({ tags }) => tags))],
    original: null,
  };
}

/** When cards were drafted, and when the last of them was drafted or corrected. */
function timesOf(cards: readonly DraftedCard[]): Pick<FeedItem, "published" | "updated"> {
  const drafted = cards.map(({ provenance }) => provenance.draftedAt).toSorted();
  const changed = cards.map(({ provenance }) => provenance.editedAt ?? provenance.draftedAt);
  return { published: drafted.at(0) ?? "", updated: changed.toSorted().at(-1) ?? "" };
}

function renderWhole(card: DraftedCard): string {
  const [first, points, ...rest] = CARD_SECTIONS;
  const sections = [first, points].flatMap((section) =>
    section ? renderSection(card, section) : [],
  );
  return [
    ...sections,
    `<p>${renderGrades(card)}</p>`,
    `<p>공개: ${listReleases(card)
      .map(({ text, url }) =>
        url === null ? escapeXml(text) : `<a href="${escapeXml(url)}">${escapeXml(text)}</a>`,
      )
      .join(" · ")}</p>`,
    ...rest.map((section) => renderSection(card, section)),
    `<p><a href="${escapeXml(card.paper.url)}">${escapeXml(card.paper.title)}</a></p>`,
  ].join("");
}

function renderSection(card: DraftedCard, section: (typeof CARD_SECTIONS)[number]): string {
  const { field, name, read, tail = () => "", labels = () => [] } = section;
  const content = read(card);
  const heading = field === "oneLine" ? "" : `<h3>${name}</h3>`;
  if (typeof content === "string") return `${heading}<p>${escapeXml(content + tail(card))}</p>`;
  const names = labels(card);
  const items = content.map((text, index) => {
    const label = names[index];
    return `<li>${label === undefined ? "" : `<b>${label}</b> `}${escapeXml(text)}</li>`;
  });
  return `${heading}<ul>${items.join("")}</ul>`;
}

function renderGrades(card: DraftedCard): string {
  const { confidence, confidenceReason, difficulty, difficultyReason } = card;
  return [
    `${RATING_NAMES.confidence} ${nameGrade("confidence", confidence)}: ${escapeXml(confidenceReason)}`,
    `${RATING_NAMES.difficulty} ${nameGrade("difficulty", difficulty)}: ${escapeXml(difficultyReason)}`,
  ].join(" · ");
}
