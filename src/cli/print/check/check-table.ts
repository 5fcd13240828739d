import { SEVERITIES, standingFindings } from "../../../core/checks/finding.ts";
import { quoteForeign, toMessage } from "../../../core/printed/printed.ts";
import type { CheckedFile, LocatedFinding } from "../../../pipeline/check-digests.ts";
import { renderTable } from "../table.ts";

/** Renders the findings of a file that count as a table below its name; nothing when there are none. */
export function renderCheckTable({ file, findings }: CheckedFile): string {
  const standing = standingFindings(findings);
  if (standing.length === 0) return "";
  const rows = renderTable(sortBySeverity(standing).map(toCells));
  return `${toMessage(file)}\n${rows.map((line) => `  ${line}\n`).join("")}`;
}

/** Cards as they stand in the file, and the findings of each by severity. */
function sortBySeverity(findings: readonly LocatedFinding[]): LocatedFinding[] {
  return [...Map.groupBy(findings, (finding) => finding.paper).values()].flatMap((card) =>
    card.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
  );
}

function toCells({ severity, paper, line, check, field, message }: LocatedFinding): string[] {
  return [severity, paper, line === null ? "" : `:${line}`, check, field, message].map((cell) =>
    quoteForeign(cell),
  );
}
