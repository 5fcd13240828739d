import { type DailyDigest, shownCards } from "../../core/digest/digest.ts";
import { cleanLine } from "../../core/text.ts";
import { describeCount } from "./amounts.ts";
import { renderTable } from "./table.ts";

const HEAD = ["paper", "severity", "check", "field", "finding"] as const;

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
      shortenMessage(cleanLine(message)),
    ]),
  );
  if (rows.length === 0) return [];
  const table = renderTable([HEAD, ...rows]).map((line) => `  ${line}`);
  return [`${digest.date}: ${describeCount(rows.length, "finding")}`, ...table];
}

function shortenMessage(message: string): string {
  const letters = [...message];
  return letters.length > MESSAGE_AT_MOST
    ? `${letters.slice(0, MESSAGE_AT_MOST - 1).join("")}…`
    : message;
}
