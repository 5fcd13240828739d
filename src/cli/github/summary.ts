import type { Card } from "../../core/card/card.ts";
import { isTriedAgain } from "../../core/card/failure.ts";
import { countCards, type Digest } from "../../core/digest/digest.ts";
import { escapeCell, escapeFieldName } from "../../core/digest/escape.ts";
import { digestTitle, renderDigest } from "../../core/digest/markdown.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { describeCount } from "../print/amounts.ts";

/** Longest summary: GitHub refuses one above 1 MiB, and the cut's own note needs room. */
const LONGEST_BYTES = 1_000_000;

const CUT = "\n\n*The rest does not fit into a job summary; it is in the published files.*\n";

/** One digest for the job's summary: what the checks found, and the document, folded. */
export function renderDigestSummary(digest: Digest): string {
  const { ok, failed } = countCards(digest);
  const failures = failed === 0 ? "" : `, **${failed} failed**`;
  const document = renderDigest(digest)
    .split("\n")
    .filter((line) => !line.startsWith("!["))
    .join("\n");
  return [
    `## ${digestTitle(digest)}: ${describeCount(ok, "card")}${failures}`,
    renderFindingRows(digest.cards),
    `<details><summary>${digestTitle(digest)}</summary>\n\n${document}\n</details>`,
  ].join("\n\n");
}

/** The days of a run as a table; none for no days. */
export function renderDays(days: readonly DayResult[]): string {
  if (days.length === 0) return "No day is open.";
  const rows = days.map(({ date, status, listed, ok, failed, problem }) => {
    const why = problem === null ? "" : escapeCell(problem.message);
    return `| ${date} | ${status} | ${listed} | ${ok} | ${failed} | ${why} |`;
  });
  return ["| day | status | listed | cards | failed | problem |", RULE, ...rows].join("\n");
}

const RULE = "| --- | --- | --- | --- | --- | --- |";

/** The parts of a summary as one document that GitHub takes. */
export function joinSummary(parts: readonly string[]): string {
  const whole = `${parts.join("\n\n")}\n`;
  const bytes = Buffer.from(whole);
  if (bytes.length <= LONGEST_BYTES) return whole;
  const kept = bytes
    .subarray(0, LONGEST_BYTES)
    .toString("utf8")
    .replace(/\uFFFD+$/, "");
  return `${kept.slice(0, kept.lastIndexOf("\n"))}${CUT}`;
}

function renderFindingRows(cards: readonly Card[]): string {
  const rows = cards.flatMap((card) =>
    card.status === "failed"
      ? [
          `| ${card.paper.id} | ${isTriedAgain(card.failure) ? "**failed**" : "no card"} | | ${escapeCell(card.failure.message)} |`,
        ]
      : card.findings.map(
          ({ check, field, severity, message }) =>
            `| ${card.paper.id} | ${severity} | ${check}, ${escapeFieldName(field)} | ${escapeCell(message)} |`,
        ),
  );
  if (rows.length === 0) return "The checks found nothing.";
  return ["| paper | | check | finding |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
