import type { Card, DraftedCard, FailedCard } from "../card/card.ts";
import { describeFailure } from "../card/failure.ts";
import { describeUnfound } from "../card/unfound.ts";
import { type Digest, shownCards } from "./digest.ts";
import { escapeMarkdown, escapeTarget } from "./escape.ts";
import { renderWeekHead } from "./week-head.ts";

/** The memo of a card without a draft, as in the document that the form comes from. */
const FAILED_MEMO = "초록(요약) 기반 정리이므로, 세부 구현/실험 세팅은 원문 확인이 필요합니다.";

const PROVISIONAL_NOTE = "> 잠정판입니다. 이 날의 목록이 아직 늘고 있어, 확정된 뒤 다시 만듭니다.";

/**
 * Renders a digest as Markdown, without the cards that a person has hidden. Pure: the same digest always
 * gives the same bytes.
 */
export function renderDigest(digest: Digest): string {
  const isProvisional = digest.kind === "daily" && digest.status === "provisional";
  const blocks = [
    `# ${titleOf(digest)}`,
    ...(isProvisional ? [PROVISIONAL_NOTE] : []),
    ...(digest.kind === "weekly" ? renderWeekHead(digest) : []),
    ...shownCards(digest).map((card, index) => renderCard(card, index + 1)),
  ];
  return `${blocks.join("\n\n")}\n\n`;
}

/** The heading of a digest, without its `#`. */
export function titleOf(digest: Digest): string {
  if (digest.kind === "daily") return `${digest.date} Daily Papers`;
  const copied = digest.copiedFrom === null ? "" : ` (Copied from Daily ${digest.copiedFrom})`;
  return `${digest.week} Weekly Papers${copied}`;
}

/** Renders one card under its number; the empty line before the rule is the form's own. */
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
  return `**Upvotes**: ${paper.upvotes} | **도입 난이도**: ${difficulty ?? "—"} | **신뢰도**: ${confidence ?? "—"}`;
}

function renderSections(card: DraftedCard): string[] {
  const { draft } = card;
  const memo = [draft.uncertainty, describeUnfound(card)].filter((part) => part !== null).join(" ");
  return [
    section("📌 한 줄 요약", escapeMarkdown(draft.oneLine)),
    section("🔑 핵심 포인트", renderList(draft.keyPoints.map((point) => point.text))),
    section("🧑‍💻 개발자 관점", escapeMarkdown(draft.developerView)),
    section("🚀 바로 실험할 액션", renderList(draft.actions)),
    section("⚠️ 리스크/한계", renderList(draft.risks.map((risk) => risk.text))),
    section("🧭 불확실성 메모", escapeMarkdown(memo)),
    section("📝 초록 기반 상세 설명", escapeMarkdown(draft.explanation)),
  ];
}

function renderFailure({ failure }: FailedCard): string[] {
  return [
    `> ⚠️ 카드를 만들지 못했습니다: ${escapeMarkdown(describeFailure(failure))} 다음 실행에서 다시 시도합니다.`,
    section("🧭 불확실성 메모", FAILED_MEMO),
  ];
}

function section(title: string, body: string): string {
  return `### ${title}\n${body}`;
}

function renderList(items: readonly string[]): string {
  return items.map((item) => `- ${escapeMarkdown(item)}`).join("\n");
}

/** Digests lie two folders below the output folder. */
function toImageTarget(image: string): string {
  return escapeTarget(image.startsWith("https:") ? image : `../../${image}`);
}
