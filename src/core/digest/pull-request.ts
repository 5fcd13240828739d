import type { Card } from "../card/card.ts";
import { describeFailure, isTriedAgain } from "../card/failure.ts";
import type { Finding } from "../checks/finding.ts";
import { formatUsd, sumUsage } from "../question/answer.ts";
import { countCards, type Digest, digestName, isProvisional, shownCards } from "./digest.ts";
import { escapeCell, escapeFieldName, escapeTarget } from "./escape.ts";
import { RATING_NAMES, SEVERITY_NAMES } from "./names.ts";

/** Characters of the body of a pull request. GitHub refuses a longer one; a text never has fewer UTF-16 units than characters. */
const MAX_BODY_CHARS = 65_536;

const CUT_NOTICE =
  "\n\nGitHub의 길이 제한 때문에 여기서 줄였습니다. 나머지는 바뀐 파일에서 볼 수 있습니다.\n";

/** Findings in the table of a pull request. A row has about 300 characters, and the body a limit. */
const MAX_FINDING_ROWS = 120;

/**
 * The body of a pull request for the review of digests: for each digest a check box per card, the findings
 * and the cost. A body that is too long for GitHub is cut, and says so.
 */
export function renderPullRequestBody(...digests: readonly Digest[]): string {
  const whole = digests.map(renderReview).join("\n");
  if (whole.length <= MAX_BODY_CHARS) return whole;
  const kept = whole.slice(0, MAX_BODY_CHARS - CUT_NOTICE.length);
  return `${kept.slice(0, kept.lastIndexOf("\n")).trimEnd()}${CUT_NOTICE}`;
}

function renderReview(digest: Digest): string {
  const cards = shownCards(digest);
  const { ok, failed } = countCards(digest);
  const blocks = [
    `## ${digestName(digest)} 카드 검토`,
    `카드 ${ok}장${failed > 0 ? `, 만들지 못한 카드 ${failed}장` : ""} · ${describeTotalCost(cards)}${isProvisional(digest) ? " · 잠정판" : ""}`,
    "살펴본 카드에 표시하세요. 병합하면 발행됩니다.",
    cards.map(renderBox).join("\n"),
    ...renderFindingTable(cards),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderBox(card: Card, index: number): string {
  const { paper } = card;
  const state =
    card.status === "failed"
      ? `${isTriedAgain(card.failure) ? "실패" : "카드 없음"}: ${describeFailure(card.failure)}`
      : `${RATING_NAMES.confidence} ${card.confidence}, ${RATING_NAMES.difficulty} ${card.difficulty}`;
  return `- [ ] ${index + 1}\\. [${escapeCell(paper.title)}](${escapeTarget(paper.url)}) (${state})`;
}

function renderFindingTable(cards: readonly Card[]): string[] {
  const rows = cards.flatMap(({ paper, findings }, index) =>
    findings.map((finding) => renderRow(`[${index + 1}](${escapeTarget(paper.url)})`, finding)),
  );
  if (rows.length === 0) return ["검사에서 나온 것이 없습니다."];
  const left = rows.length - MAX_FINDING_ROWS;
  return [
    "### 검사 결과",
    [
      "| 카드 | 정도 | 칸 | 내용 |",
      "| --- | --- | --- | --- |",
      ...rows.slice(0, MAX_FINDING_ROWS),
    ].join("\n"),
    ...(left > 0 ? [`그 밖에 ${left}건이 더 있습니다.`] : []),
  ];
}

function renderRow(card: string, { severity, field, message, excerpt }: Finding): string {
  const words = excerpt === null || message.includes(excerpt) ? "" : ` “${excerpt}”`;
  const text = escapeCell(`${message}${words}`);
  return `| ${card} | ${SEVERITY_NAMES[severity]} | ${escapeFieldName(field)} | ${text} |`;
}

function describeTotalCost(cards: readonly Card[]): string {
  const usages = cards.flatMap((card) => (card.status === "ok" ? [card.provenance.usage] : []));
  const { costUsd } = sumUsage(usages);
  return costUsd === null ? "비용은 알 수 없음" : `비용 ${formatUsd(costUsd)}`;
}
