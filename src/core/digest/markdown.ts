import type { Card, DraftedCard, FailedCard } from "../card/card.ts";
import { describeFailure, isTriedAgain } from "../card/failure.ts";
import { isStored, linkFromDigest } from "../output-paths.ts";
import { CARD_SECTIONS, MEMO_SECTION, toItemPath } from "./card-sections.ts";
import { type Digest, isProvisional, shownCards } from "./digest.ts";
import { escapeMarkdown, escapeTarget } from "./escape.ts";
import { renderLinksLine } from "./links-line.ts";
import { NO_RATING, RATING_NAMES } from "./names.ts";
import { renderWeekHead } from "./week-head.ts";

/** The memo of a card without a draft, as in the document whose form ours keep: `test/fixtures/given/`. */
const FAILED_MEMO = "초록(요약) 기반 정리이므로, 세부 구현/실험 세팅은 원문 확인이 필요합니다.";

const PROVISIONAL_NOTE = "> 잠정판입니다. 이 날의 목록이 아직 늘고 있어, 확정된 뒤 다시 만듭니다.";

/** One line of a document, and the field of a card that it shows. */
export type DocumentLine = {
  text: string;
  /** Null for a line that no field of a draft is behind. */
  field: ShownField | null;
};

/** A field of a draft as a line shows it: `before`, the escaped value, and `tail`, which the program adds. */
type ShownField = {
  paper: string;
  /** Such as `oneLine` or `keyPoints[0].text`; `tags` for all of them. */
  path: string;
  value: string;
  /** Markdown in front of the value. */
  before: string;
  /** Plain text behind the value, in the same block. */
  tail: string;
};

/**
 * Renders a digest as Markdown, without the cards that a person has hidden. Pure: the same digest always
 * gives the same bytes.
 */
export function renderDigest(digest: Digest): string {
  return `${renderLines(digest)
    .map(({ text }) => text)
    .join("\n")}\n\n`;
}

/** The lines of a digest's document. */
export function renderLines(digest: Digest): DocumentLine[] {
  const blocks: DocumentLine[][] = [
    toBlock(`# ${digestTitle(digest)}`),
    ...(isProvisional(digest) ? [toBlock(PROVISIONAL_NOTE)] : []),
    ...(digest.kind === "weekly" ? renderWeekHead(digest).map(toBlock) : []),
    ...shownCards(digest).flatMap((card, index) => renderCard(card, index + 1)),
  ];
  return blocks.flatMap((block, index) => (index === 0 ? block : [...toBlock(""), ...block]));
}

/** Lines that no field is behind. */
function toBlock(text: string): DocumentLine[] {
  return text.split("\n").map((line) => ({ text: line, field: null }));
}

/** The heading of a digest, without its `#`. */
export function digestTitle(digest: Digest): string {
  if (digest.kind === "daily") return `${digest.date} Daily Papers`;
  const copied = digest.copiedFrom === null ? "" : ` (Copied from Daily ${digest.copiedFrom})`;
  return `${digest.week} Weekly Papers${copied}`;
}

/** Renders one card under its number, with two empty lines before its rule, as in the given document. */
function renderCard(card: Card, number: number): DocumentLine[][] {
  const { paper, image, tags } = card;
  return [
    toBlock(
      `## ${number}. [${escapeMarkdown(paper.title)}](${escapeTarget(paper.url)})\n${renderRatings(card)}`,
    ),
    ...(tags.length > 0 ? [renderTags(card)] : []),
    toBlock(renderLinksLine(card)),
    ...(image === null ? [] : [toBlock(`![Thumbnail](${toImageTarget(image)})`)]),
    ...(card.status === "ok" ? renderSections(card) : renderFailure(card)),
    toBlock("\n---"),
  ];
}

function renderRatings({ paper, difficulty, confidence }: Card): string {
  return `**Upvotes**: ${paper.upvotes} | **${RATING_NAMES.difficulty}**: ${difficulty ?? NO_RATING} | **${RATING_NAMES.confidence}**: ${confidence ?? NO_RATING}`;
}

/** The tags of a failed card are found, and no field of a draft. */
function renderTags({ status, paper, tags }: Card): DocumentLine[] {
  const value = tags.join(", ");
  const line = toLine({ paper: paper.id, path: "tags", value, before: "**태그**: ", tail: "" });
  return status === "ok" ? [line] : [{ ...line, field: null }];
}

function renderSections(card: DraftedCard): DocumentLine[][] {
  const paper = card.paper.id;
  return CARD_SECTIONS.map(({ heading, field, read, tail = () => "" }) => {
    const content = read(card);
    const lines =
      typeof content === "string"
        ? [toLine({ paper, path: field, value: content, before: "", tail: tail(card) })]
        : content.map((value, index) =>
            toLine({ paper, path: toItemPath(field, index), value, before: "- ", tail: "" }),
          );
    return [...toBlock(`### ${heading}`), ...lines];
  });
}

function toLine(field: ShownField): DocumentLine {
  return { text: `${field.before}${escapeMarkdown(field.value + field.tail)}`, field };
}

function renderFailure({ failure }: FailedCard): DocumentLine[][] {
  return [
    toBlock(
      isTriedAgain(failure)
        ? `> ⚠️ 카드를 만들지 못했습니다: ${escapeMarkdown(describeFailure(failure))} 다음 실행에서 다시 시도합니다.`
        : `> ⚠️ 카드를 만들지 않았습니다: ${escapeMarkdown(describeFailure(failure))}`,
    ),
    toBlock(`### ${MEMO_SECTION.heading}\n${FAILED_MEMO}`),
  ];
}

function toImageTarget(image: string): string {
  return escapeTarget(isStored(image) ? linkFromDigest(image) : image);
}
