import type { Card } from "../../card/card.ts";
import { type Finding, standingFindings } from "../../checks/finding.ts";
import { tellWhole } from "../../checks/text/excerpt.ts";
import { escapeCell, escapeFieldName, escapeTarget } from "../../digest/escape.ts";
import { SEVERITY_NAMES } from "../../digest/names.ts";

/** Findings in each of the two tables of a pull request. A row has about 300 characters, and the body a limit. */
const MAX_FINDING_ROWS = 120;

/** What the checks found in the cards of a pull request, and what of it was dismissed, as tables. */
export function renderFindings(cards: readonly Card[]): string[] {
  const found = cards.flatMap(({ paper, findings }, index) =>
    findings.map((finding) => ({ card: `[${index + 1}](${escapeTarget(paper.url)})`, ...finding })),
  );
  const standing = standingFindings(found).map(renderRow);
  const dismissed = found.flatMap(renderDismissed);
  return [
    ...(standing.length === 0
      ? ["검사에서 나온 것이 없습니다."]
      : renderTable("검사 결과", "| 카드 | 정도 | 칸 | 내용 |", standing)),
    ...(dismissed.length === 0
      ? []
      : renderTable("무시한 지적", "| 카드 | 칸 | 내용 | 이유 |", dismissed)),
  ];
}

function renderTable(title: string, head: string, rows: readonly string[]): string[] {
  const left = rows.length - MAX_FINDING_ROWS;
  return [
    `### ${title}`,
    [head, "| --- | --- | --- | --- |", ...rows.slice(0, MAX_FINDING_ROWS)].join("\n"),
    ...(left > 0 ? [`그 밖에 ${left}건이 더 있습니다.`] : []),
  ];
}

/** A finding, and a link to the paper of its card. */
type FoundIn = Finding & { card: string };

function renderRow(finding: FoundIn): string {
  const { card, severity, field } = finding;
  return `| ${card} | ${SEVERITY_NAMES[severity]} | ${escapeFieldName(field)} | ${tellFound(finding)} |`;
}

function renderDismissed(finding: FoundIn): string[] {
  const { card, field, dismissed } = finding;
  if (dismissed === undefined) return [];
  const reason = escapeCell(dismissed.reason);
  return [`| ${card} | ${escapeFieldName(field)} | ${tellFound(finding)} | ${reason} |`];
}

function tellFound(finding: Finding): string {
  return escapeCell(tellWhole(finding));
}

/** How many findings of these cards were dismissed, as a part of a line; empty for none. */
export function describeDismissed(cards: readonly Card[]): string {
  const count = cards
    .flatMap(({ findings }): Finding[] => findings)
    .filter(({ dismissed }) => dismissed !== undefined).length;
  return count === 0 ? "" : ` · 무시한 지적 ${count}개`;
}
