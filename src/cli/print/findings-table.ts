import { type DailyDigest, shownCards } from "../../core/digest/digest.ts";
import { cleanLine } from "../../core/text.ts";

/** Longest message of a row, in characters: a row should stay on one line of a terminal. */
const MESSAGE_AT_MOST = 80;

/** What the checks found in a digest as lines of a table; none when they found nothing. */
export function renderFindingsTable(digest: DailyDigest): string[] {
  const rows = shownCards(digest).flatMap(({ paper, findings }) =>
    findings.map(({ severity, check, field, message }) => [
      paper.id,
      severity,
      check,
      field,
      shorten(cleanLine(message)),
    ]),
  );
  if (rows.length === 0) return [];
  const header = ["paper", "severity", "check", "field", "finding"];
  return [`${digest.date}: ${rows.length} findings`, ...alignRows([header, ...rows])];
}

/** The last column is Korean, which terminals draw in two widths, so nothing stands after it. */
function alignRows(rows: readonly string[][]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(cell.length, most[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .replace(/^/, "  "),
  );
}

function shorten(message: string): string {
  const letters = [...message];
  return letters.length > MESSAGE_AT_MOST
    ? `${letters.slice(0, MESSAGE_AT_MOST - 1).join("")}…`
    : message;
}
