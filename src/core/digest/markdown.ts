import type { Card, DraftedCard, FailedCard } from "../card/card.ts";
import { describeFailure, isTriedAgain } from "../card/failure.ts";
import { isStored, linkFromDigest } from "../output-paths.ts";
import { CARD_SECTIONS, MEMO_SECTION } from "./card-sections.ts";
import { type Digest, isProvisional, shownCards } from "./digest.ts";
import { escapeMarkdown, escapeTarget } from "./escape.ts";
import { NO_RATING, RATING_NAMES } from "./names.ts";
import { renderWeekHead } from "./week-head.ts";

/** The memo of a card without a draft, as in the document whose form ours keep: `test/fixtures/given/`. */
const FAILED_MEMO = "초록(요약) 기반 정리이므로, 세부 구현/실험 세팅은 원문 확인이 필요합니다.";

const PROVISIONAL_NOTE = "> 잠정판입니다. 이 날의 목록이 아직 늘고 있어, 확정된 뒤 다시 만듭니다.";

/**
 * Renders a digest as Markdown, without the cards that a person has hidden. Pure: the same digest always
 * gives the same bytes.
 */
export function renderDigest(digest: Digest): string {
  const blocks = [
    `# ${digestTitle(digest)}`,
    ...(isProvisional(digest) ? [PROVISIONAL_NOTE] : []),
    ...(digest.kind === "weekly" ? renderWeekHead(digest) : []),
    ...shownCards(digest).map((card, index) => renderCard(card, index + 1)),
  ];
  return `${blocks.join("\n\n")}\n\n`;
}

/** The heading of a digest, without its `#`. */
export function digestTitle(digest: Digest): string {
  if (digest.kind === "daily") return `${digest.date} Daily Papers`;
  const copied = digest.copiedFrom === null ? "" : ` (Copied from Daily ${digest.copiedFrom})`;
  return `${digest.week} Weekly Papers${copied}`;
}

/** Renders one card under its number, with two empty lines before its rule, as in the given document. */
function renderCard(card: Card, number: number): string {
  const { paper, image, tags } = card;
  return [
    `## ${number}. [${escapeMarkdown(paper.title)}](${escapeTarget(paper.url)})\n${renderRatings(card)}`,
    ...(tags.length > 0 ? [`**태그**: ${escapeMarkdown(tags.join(", "))}`] : []),
    ...(image === null ? [] : [`![Thumbnail](${toImageTarget(image)})`]),
    ...(card.status === "ok" ? renderSections(card) : renderFailure(card)),
    "\n---",
  ].join("\n\n");
}

function renderRatings({ paper, difficulty, confidence }: Card): string {
  return `**Upvotes**: ${paper.upvotes} | **${RATING_NAMES.difficulty}**: ${difficulty ?? NO_RATING} | **${RATING_NAMES.confidence}**: ${confidence ?? NO_RATING}`;
}

function renderSections(card: DraftedCard): string[] {
  return CARD_SECTIONS.map(({ heading, read }) => {
    const content = read(card);
    const body = typeof content === "string" ? escapeMarkdown(content) : renderList(content);
    return renderSection(heading, body);
  });
}

function renderFailure({ failure }: FailedCard): string[] {
  return [
    isTriedAgain(failure)
      ? `> ⚠️ 카드를 만들지 못했습니다: ${escapeMarkdown(describeFailure(failure))} 다음 실행에서 다시 시도합니다.`
      : `> ⚠️ 카드를 만들지 않았습니다: ${escapeMarkdown(describeFailure(failure))}`,
    renderSection(MEMO_SECTION.heading, FAILED_MEMO),
  ];
}

function renderSection(heading: string, body: string): string {
  return `### ${heading}\n${body}`;
}

function renderList(items: readonly string[]): string {
  return items.map((item) => `- ${escapeMarkdown(item)}`).join("\n");
}

function toImageTarget(image: string): string {
  return escapeTarget(isStored(image) ? linkFromDigest(image) : image);
}
