import type { Card, DraftedCard, FailedCard } from "../card/card.ts";
import { describeFailure, isTriedAgain } from "../card/failure.ts";
import { shownCards } from "../card/shown-cards.ts";
import { INDEX_PATH, isStored, linkFromDigest } from "../output-paths.ts";
import { type DigestDate, isWeekend } from "../paper/date.ts";
import { datesOf } from "../paper/week.ts";
import {
  CARD_SECTIONS,
  type CardSection,
  MEMO_SECTION,
  QUOTES_NAME,
  toItemPath,
} from "./card-sections.ts";
import type { Digest, WeeklyDigest } from "./digest.ts";
import { isProvisional } from "./digest.ts";
import { type DocumentLine, toBlock, toFieldLine } from "./document-line.ts";
import { escapeCell, escapeMarkdown, escapeTarget } from "./escape.ts";
import { renderLinksLine } from "./links-line.ts";
import { describeDay, LEGEND_ANCHOR, LEGEND_NAME, NO_RATING, RATING_NAMES } from "./names.ts";
import { digestName, type Neighbours, NO_NEIGHBOURS, renderNavigation } from "./neighbours.ts";
import { countWhole, renderOverview } from "./overview.ts";
import { renderWeekHead } from "./week-head.ts";

/** The memo of a card without a draft, as in the document whose form ours keep: `test/fixtures/given/`. */
const FAILED_MEMO = "초록(요약) 기반 정리이므로, 세부 구현/실험 세팅은 원문 확인이 필요합니다.";

const PROVISIONAL_NOTE = "> 잠정판입니다. 이 날의 목록이 아직 늘고 있어, 확정된 뒤 다시 만듭니다.";

/** Which end of the ratings is the good one, below the first lines that have them. */
const LEGEND = `난이도는 하일수록 시험하기 쉽고, 신뢰도는 상일수록 초록의 근거가 뚜렷합니다 ([${LEGEND_NAME}](${linkFromDigest(INDEX_PATH)}${LEGEND_ANCHOR})).`;

/**
 * Renders a digest as Markdown, without the cards that a person has hidden. Pure: the same digest with the same
 * neighbours always gives the same bytes.
 *
 * @param neighbours What it links to. @default nothing but the index
 */
export function renderDigest(digest: Digest, neighbours: Neighbours = NO_NEIGHBOURS): string {
  return `${renderLines(digest, neighbours)
    .map(({ text }) => text)
    .join("\n")}\n\n`;
}

/** The lines of a digest's document. */
export function renderLines(digest: Digest, neighbours = NO_NEIGHBOURS): DocumentLine[] {
  const cards = shownCards(digest);
  const blocks: DocumentLine[][] = [
    toBlock(`# ${digestTitle(digest)}`),
    toBlock(renderNavigation(digest.kind, digestName(digest), neighbours)),
    ...(isProvisional(digest) ? [toBlock(PROVISIONAL_NOTE)] : []),
    ...(digest.kind === "weekly" ? renderWeekHead(digest).map(toBlock) : []),
    ...(digest.kind === "weekly" ? [toBlock(renderWeekNote(digest))] : []),
    ...(cards.length === 0 ? [] : [renderOverview(digest), toBlock(LEGEND)]),
    ...cards.slice(0, countWhole(digest)).flatMap((card, index) => renderCard(card, index + 1)),
  ];
  return blocks.flatMap((block, index) => (index === 0 ? block : [...toBlock(""), ...block]));
}

/** What the overview of a week shows, which weekdays it was made without, and where the cards are. */
function renderWeekNote(digest: WeeklyDigest): string {
  const [all, whole] = [digest.cards.length, countWhole(digest)];
  const rest =
    whole >= all ? "" : ` 처음 ${whole}편의 카드는 이 문서에, 나머지는 그날의 문서에 있습니다.`;
  return `## 이번 주 논문\n${all}편을 추천 순으로 모았습니다.${describeBareDays(digest)}${describeOpenDays(digest)}${rest}`;
}

/**
 * The weekdays that are over and without a card in it: those on which no paper was listed, and the others. Some of these
 * may have a digest by now: a week has what it was made of, until it is made again.
 */
function describeBareDays(digest: WeeklyDigest): string {
  const { emptyDays = [], openDays = [] } = digest;
  const bare = listBareDays(digest).filter((day) => !openDays.includes(day));
  const [empty, left] = [true, false].map((isEmpty) =>
    nameDays(bare.filter((day) => emptyDays.includes(day) === isEmpty)),
  );
  return [
    empty ? ` 목록에 논문이 없던 평일: ${empty}.` : "",
    left ? ` 이 주간은 ${left} 카드를 싣지 않았습니다.` : "",
  ].join("");
}

/** That days were still to come when it was made, and which days may get other cards. */
function describeOpenDays(digest: WeeklyDigest): string {
  const { openDays = [], provisionalDays = [] } = digest;
  const isOpen = listBareDays(digest).some((day) => openDays.includes(day));
  return [
    isOpen ? " 이 주간이 끝나기 전에 만든 문서입니다." : "",
    provisionalDays.length > 0 ? ` 아직 잠정판인 날: ${nameDays(provisionalDays)}.` : "",
  ].join("");
}

/** The weekdays of which a week that is no copy has no card. */
function listBareDays({ week, copiedFrom, papers }: WeeklyDigest): DigestDate[] {
  if (copiedFrom !== null) return [];
  return datesOf(week).filter((day) => !isWeekend(day) && papers.every(({ date }) => date !== day));
}

function nameDays(days: readonly DigestDate[]): string {
  return days.map(describeDay).join(", ");
}

/** The heading of a digest, without its `#`. */
export function digestTitle(digest: Digest): string {
  if (digest.kind === "daily") return `${digest.date} Daily Papers`;
  const copied = digest.copiedFrom === null ? "" : ` (Copied from Daily ${digest.copiedFrom})`;
  return `${digest.week} Weekly Papers${copied}`;
}

/** The headings of the cards that readers see, in a line each, as the document has them. */
export function renderHeadings(digest: Digest): string {
  return shownCards(digest)
    .map((card, index) => renderHeading(card, index + 1))
    .join("\n");
}

/** The lines of a card below its heading, which are the same whatever its number. */
export function renderCardBody(card: Card): DocumentLine[] {
  return renderCard(card, 1).flat().slice(1);
}

/** Renders one card under its number, with two empty lines before its rule, as in the given document. */
function renderCard(card: Card, number: number): DocumentLine[][] {
  const { image, tags } = card;
  return [
    ...renderHead(card, renderHeading(card, number)),
    ...(tags.length > 0 ? [renderTags(card)] : []),
    toBlock(renderLinksLine(card)),
    ...(image === null ? [] : [toBlock(`![Thumbnail](${toImageTarget(image)})`)]),
    ...(card.status === "ok" ? renderSections(card) : renderFailure(card)),
    toBlock("\n---"),
  ];
}

function renderHeading({ paper }: Card, number: number): string {
  return `## ${number}. [${escapeMarkdown(paper.title)}](${escapeTarget(paper.url)})`;
}

/** Heading and ratings, and the headline between them, if there is one. */
function renderHead(card: Card, heading: string): DocumentLine[][] {
  const value = card.draft?.headline ?? null;
  const ratings = toBlock(renderRatings(card));
  if (value === null) return [[...toBlock(heading), ...ratings]];
  const marks = { before: "**", after: "**" };
  const headline = toFieldLine({ paper: card.paper.id, path: "headline", value, ...marks });
  return [[...toBlock(heading), headline], ratings];
}

function renderRatings(card: Card): string {
  const [difficulty, confidence] =
    card.status === "ok"
      ? [
          renderRating(card.difficulty, card.difficultyReason),
          renderRating(card.confidence, card.confidenceReason),
        ]
      : [NO_RATING, NO_RATING];
  return `**Upvotes**: ${card.paper.upvotes} | **${RATING_NAMES.difficulty}**: ${difficulty} | **${RATING_NAMES.confidence}**: ${confidence}`;
}

/** A rating with its reason, which may hold words of a model. */
function renderRating(rating: string, reason: string): string {
  return reason === "" ? rating : `${rating} (${escapeCell(reason)})`;
}

/** The tags of a failed card are found, and no field of a draft. */
function renderTags({ status, paper, tags }: Card): DocumentLine[] {
  const value = tags.join(", ");
  const line = toFieldLine({ paper: paper.id, path: "tags", value, before: "**태그**: " });
  return status === "ok" ? [line] : [{ ...line, field: null }];
}

function renderSections(card: DraftedCard): DocumentLine[][] {
  const paper = card.paper.id;
  return CARD_SECTIONS.flatMap((section) => {
    const { heading, field, read, tail = () => "", labels = () => [] } = section;
    const content = read(card);
    const names = labels(card);
    const lines =
      typeof content === "string"
        ? [toFieldLine({ paper, path: field, value: content, tail: tail(card) })]
        : content.map((value, index) => {
            const label = names[index] === undefined ? "" : `**${names[index]}** `;
            return toFieldLine({
              ...{ paper, path: toItemPath(field, index), value },
              before: `- ${label}`,
            });
          });
    return [[...toBlock(`### ${heading}`), ...lines], ...renderQuotes(card, section)];
  });
}

/** The quotes behind a section, folded: HTML of our own, and in it a list. */
function renderQuotes(card: DraftedCard, { quotes }: CardSection): DocumentLine[][] {
  const shown = quotes?.read(card) ?? [];
  if (quotes === undefined || shown.length === 0) return [];
  const lines = shown.map(({ path, value }, index) => {
    const mark = quotes.isNumbered ? `${index + 1}.` : "-";
    return toFieldLine({
      ...{ paper: card.paper.id, path, value },
      ...{ before: `${mark} “`, after: "”" },
    });
  });
  return [toBlock(`<details><summary>${QUOTES_NAME}</summary>`), lines, toBlock("</details>")];
}

/** True at any age of a day: `run` makes those of the look-back window again, and `backfill` any other. */
const TRIED_AGAIN = "해당 날짜의 카드를 다음에 만들 때 다시 시도합니다.";

function renderFailure({ failure }: FailedCard): DocumentLine[][] {
  return [
    toBlock(
      isTriedAgain(failure)
        ? `> ⚠️ 카드를 만들지 못했습니다: ${escapeMarkdown(describeFailure(failure))} ${TRIED_AGAIN}`
        : `> ⚠️ 카드를 만들지 않았습니다: ${escapeMarkdown(describeFailure(failure))}`,
    ),
    toBlock(`### ${MEMO_SECTION.heading}\n${FAILED_MEMO}`),
  ];
}

function toImageTarget(image: string): string {
  return escapeTarget(isStored(image) ? linkFromDigest(image) : image);
}
