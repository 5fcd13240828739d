import type { Card } from "../../core/card/card.ts";
import { isTriedAgain } from "../../core/card/failure.ts";
import { countCards } from "../../core/card/shown-cards.ts";
import { standingFindings } from "../../core/checks/finding.ts";
import type { Digest } from "../../core/digest/digest.ts";
import { escapeCell, escapeFieldName } from "../../core/digest/escape.ts";
import { digestTitle, renderDigest } from "../../core/digest/markdown.ts";
import { isNavigation } from "../../core/digest/neighbours.ts";
import type { PapercardsError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { explainNoPapers } from "../../core/paper/holidays.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { describeCount } from "../print/amounts.ts";
import { escapeForWorkflow } from "../print/workflow-words.ts";

/** Most of a summary, in bytes. GitHub refuses one above 1 MiB, and the note about the rest needs room. */
const MAX_SUMMARY_BYTES = 1_000_000;

/** A link to a heading or to another document: a summary has no anchors, and knows no files. */
const LINK_WITHIN = /(?<!!)\[((?:\\.|[^[\]\\])*)\]\((?:#|[^()\s:]*\.md)[^()\s]*\)/g;

/** One digest for the job's summary: what the checks found, as far as it counts, and the document, folded. */
export function renderDigestSummary(digest: Digest): string {
  const { ok, failed } = countCards(digest);
  const failures = failed === 0 ? "" : `, **${failed} failed**`;
  const document = renderDigest(digest)
    .split("\n")
    .filter((line) => !line.startsWith("![") && !isNavigation(line))
    .map((line) => line.replaceAll(LINK_WITHIN, "$1"))
    .join("\n");
  return [
    `## ${digestTitle(digest)}: ${describeCount(ok, "card")}${failures}`,
    renderFindingRows(digest.cards),
    `<details><summary>${digestTitle(digest)}</summary>\n\n${document}\n</details>`,
  ].join("\n\n");
}

/**
 * The days of a run as a table; none for no days. A cause and its next step are told with its first day, and other days lead there: a
 * message may hold a long quotation, and hit every day of years.
 */
export function renderDays(days: readonly DayResult[]): string {
  if (days.length === 0) return "No day is open.";
  const causes = new Map<string, DigestDate>();
  const rows = days.map(({ date, status, listed, ok, failed, problem }) => {
    const why = problem === null ? "" : describeCause(problem, date, causes);
    return `| ${date} | ${status === "empty" ? describeEmptyDay(date) : status} | ${listed} | ${ok} | ${failed} | ${why} |`;
  });
  return ["| day | status | listed | cards | failed | problem |", RULE, ...rows].join("\n");
}

/** Why a day has no papers, where the calendar says so. */
function describeEmptyDay(date: DigestDate): string {
  const why = explainNoPapers(date);
  return why === null ? "empty" : `empty (${escapeCell(why)})`;
}

/** The same kind of problem with the same next step is one cause. */
function describeCause(
  { code, message, fix }: PapercardsError,
  date: DigestDate,
  causes: Map<string, DigestDate>,
): string {
  const cause = JSON.stringify([code, fix]);
  const first = causes.get(cause);
  if (first !== undefined) return `${escapeCell(code)}, as on ${first}`;
  causes.set(cause, date);
  return escapeForWorkflow(`${message} ${fix}`);
}

const RULE = "| --- | --- | --- | --- | --- | --- |";

/**
 * A summary as one document that GitHub takes: the parts, and as many whole documents as fit. When some do
 * not, a note at the top says so.
 */
export function joinSummary(parts: readonly string[], documents: readonly string[]): string {
  const head = parts.join("\n\n");
  let bytes = Buffer.byteLength(head);
  const shown = documents.filter((document) => {
    bytes += Buffer.byteLength(document) + 2;
    return bytes <= MAX_SUMMARY_BYTES; // after the first that does not fit, none does
  });
  const note =
    shown.length === documents.length
      ? []
      : [
          `*${shown.length} of ${describeCount(documents.length, "digest")} are shown: a job summary has no room for the rest. The published files have them all.*`,
        ];
  return `${[...note, head, ...shown].join("\n\n")}\n`;
}

function renderFindingRows(cards: readonly Card[]): string {
  const rows = cards.flatMap((card) =>
    card.status === "failed"
      ? [
          `| ${card.paper.id} | ${isTriedAgain(card.failure) ? "**failed**" : "no card"} | | ${escapeForWorkflow(card.failure.message)} |`,
        ]
      : standingFindings(card.findings).map(
          ({ check, field, severity, message }) =>
            `| ${card.paper.id} | ${severity} | ${check}, ${escapeFieldName(field)} | ${escapeCell(message)} |`,
        ),
  );
  if (rows.length === 0) return "The checks found nothing.";
  return ["| paper | | check | finding |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
