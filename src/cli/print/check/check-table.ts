import { SEVERITIES } from "../../../core/checks/finding.ts";
import { quoteForeign, toMessage } from "../../../core/printed/printed.ts";
import type { CheckedFile, LocatedFinding } from "../../../pipeline/check-digests.ts";
import { renderTable } from "../table.ts";

/** Renders findings as one table, below the names of their files; nothing when there are none. */
export function renderCheckTable(files: readonly CheckedFile[]): string {
  const found = files.filter((file) => file.findings.length > 0);
  const rows = renderTable(found.flatMap((file) => sortBySeverity(file.findings).map(toCells)));
  const blocks = found.map(({ file, findings }) => {
    const lines = rows.splice(0, findings.length).map((line) => `  ${line}\n`);
    return `${toMessage(file)}\n${lines.join("")}`;
  });
  return blocks.join("\n");
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
