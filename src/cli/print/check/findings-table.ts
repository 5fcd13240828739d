import { shownCards } from "../../../core/card/shown-cards.ts";
import { standingFindings } from "../../../core/checks/finding.ts";
import type { DailyDigest } from "../../../core/digest/digest.ts";
import { cleanLine, truncate } from "../../../core/text.ts";
import { describeCount } from "../amounts.ts";
import { renderTable } from "../table.ts";

const HEAD = ["paper", "severity", "check", "field", "finding"] as const;

/** Characters of the message of a row, without an ellipsis. A row should fit a terminal's line. */
const MAX_CELL_CHARS = 79;

/** What the checks found in a digest, as far as it counts, as lines of a table; none when that is nothing. */
export function renderFindingsTable(digest: DailyDigest): string[] {
  const rows = shownCards(digest).flatMap(({ paper, findings }) =>
    standingFindings(findings).map(({ severity, check, field, message }) => [
      paper.id,
      severity,
      check,
      field,
      truncate(cleanLine(message), MAX_CELL_CHARS),
    ]),
  );
  if (rows.length === 0) return [];
  const table = renderTable([HEAD, ...rows]).map((line) => `  ${line}`);
  return [`${digest.date}: ${describeCount(rows.length, "finding")}`, ...table];
}
