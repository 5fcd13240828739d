import type { Card, DraftedCard } from "../../core/card/card.ts";
import { shownCards } from "../../core/card/shown-cards.ts";
import { CARD_SECTIONS } from "../../core/digest/card-sections.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { listReleases } from "../../core/digest/links-line.ts";
import { digestTitle } from "../../core/digest/markdown.ts";
import { NO_RATING, RATING_NAMES } from "../../core/digest/names.ts";

/** A day for a terminal, as plain text: all its cards in two lines each, and the first one that has a draft whole. */
export function previewDigest(digest: DailyDigest): string {
  const cards = shownCards(digest);
  const whole = cards.find((card) => card.status === "ok");
  const blocks = [
    digestTitle(digest),
    ...cards.map((card, index) => `${index + 1}. ${previewCard(card)}`),
    ...(whole === undefined ? [] : ["─".repeat(60), ...renderCard(whole)]),
  ];
  return `${blocks.join("\n\n")}\n\n`;
}

function previewCard(card: Card): string {
  const { title } = card.paper;
  const headline = card.draft?.headline ?? null;
  const [difficulty, confidence] =
    card.status === "ok" ? [card.difficulty, card.confidence] : [NO_RATING, NO_RATING];
  const ratings = `${RATING_NAMES.difficulty} ${difficulty} · ${RATING_NAMES.confidence} ${confidence}`;
  return headline === null ? `${title}\n   ${ratings}` : `${headline}\n   ${title}\n   ${ratings}`;
}

function renderCard(card: DraftedCard): string[] {
  const { paper, draft, tags } = card;
  const facts = [
    `${RATING_NAMES.difficulty}: ${card.difficulty} (${card.difficultyReason})`,
    `${RATING_NAMES.confidence}: ${card.confidence} (${card.confidenceReason})`,
    `태그: ${tags.join(", ")}`,
    `공개: ${listReleases(card)
      .map(({ text, url, note }) => [text, url, note].filter(Boolean).join(" "))
      .join(" · ")}`,
    `원문: ${paper.url}`,
  ];
  const heading = draft.headline === null ? paper.title : `${paper.title}\n${draft.headline}`;
  return [
    heading,
    facts.join("\n"),
    ...CARD_SECTIONS.map((section) => renderSection(card, section)),
  ];
}

function renderSection(
  card: DraftedCard,
  { heading, read, labels = () => [], tail = () => "" }: (typeof CARD_SECTIONS)[number],
): string {
  const content = read(card);
  if (typeof content === "string") return `${heading}\n${content}${tail(card)}`;
  const names = labels(card);
  const items = content.map((text, index) =>
    names[index] === undefined ? `- ${text}` : `- ${names[index]}: ${text}`,
  );
  return [heading, ...items].join("\n");
}
