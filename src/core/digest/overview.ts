import type { Card } from "../card/card.ts";
import { isTriedAgain } from "../card/failure.ts";
import { shownCards } from "../card/shown-cards.ts";
import { toAnchor } from "../github-text.ts";
import { linkToDigest } from "../output-paths.ts";
import type { Paper } from "../paper/paper.ts";
import { cleanLine } from "../text.ts";
import type { Digest, WeeklyDigest } from "./digest.ts";
import { type DocumentLine, toFieldLine } from "./document-line.ts";
import { escapeCell } from "./escape.ts";
import { describeDay, RATING_NAMES } from "./names.ts";

/** How many of a digest's cards its document shows whole: all of a day, the first of a week. */
export function countWhole(digest: Digest): number {
  const isAll = digest.kind === "daily" || digest.top === 0;
  return isAll ? digest.cards.length : digest.top;
}

/** All papers of a digest in a line each, the headline first, linked to where the card is whole. */
export function renderOverview(digest: Digest): DocumentLine[] {
  return shownCards(digest).map((card, index) => {
    const { paper, draft } = card;
    const title = escapeCell(paper.title);
    const link = `](${linkToCard(digest, card, index)})`;
    const day = digest.kind === "daily" ? null : renderDay(digest, index);
    const rest = [day, renderState(card)].flatMap((part) => (part === null ? [] : ` · ${part}`));
    const before = `${index + 1}. [`;
    const value = draft?.headline ?? null;
    if (value === null) return { text: [before, title, link, ...rest].join(""), field: null };
    const after = [link, `: ${title}`, ...rest].join("");
    return toFieldLine({ paper: paper.id, path: "headline", value, before, after });
  });
}

/** The target of a link to a digest's card: in this document, or in that of its day. */
export function linkToCard(digest: Digest, { paper }: Card, index: number): string {
  const place = digest.kind === "weekly" ? digest.papers[index] : undefined;
  if (digest.kind === "daily" || place === undefined || index < countWhole(digest)) {
    return cardAnchor(paper, index + 1);
  }
  const day = linkToDigest(
    { kind: "weekly", name: digest.week },
    { kind: "daily", name: place.date },
  );
  return `${day}${cardAnchor(paper, place.number)}`;
}

/** The target of a link to a card within its document. Its number makes it the only one there. */
export function cardAnchor({ title }: Pick<Paper, "title">, number: number): string {
  return `#${toAnchor(`${number}. ${cleanLine(title)}`)}`;
}

function renderDay({ week, papers }: WeeklyDigest, index: number): string | null {
  const date = papers[index]?.date;
  if (date === undefined) return null;
  const link = linkToDigest({ kind: "weekly", name: week }, { kind: "daily", name: date });
  return `[${describeDay(date)}](${link})`;
}

function renderState(card: Card): string {
  if (card.status === "failed") {
    return isTriedAgain(card.failure) ? "카드를 만들지 못했습니다" : "카드를 만들지 않았습니다";
  }
  return `${RATING_NAMES.difficulty.split(" ").at(-1)} ${card.difficulty} · ${RATING_NAMES.confidence} ${card.confidence}`;
}
