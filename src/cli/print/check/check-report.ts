import { standingFindings } from "../../../core/checks/finding.ts";
import type { CheckedFile } from "../../../pipeline/check-digests.ts";
import { describeCount } from "../amounts.ts";

/** What `check` has found in all files; with the files themselves it is what `check --json` prints. */
export type CheckTotals = {
  /** Cards in all files, failed ones included. */
  cards: number;
  failed: number;
  errors: number;
  warnings: number;
  style: number;
  /** Findings that a person has dismissed, which are not among these. */
  dismissed: number;
};

/** What was found before the first file. */
export const NOTHING_CHECKED: CheckTotals = {
  ...{ cards: 0, failed: 0 },
  ...{ errors: 0, warnings: 0, style: 0, dismissed: 0 },
};

/** Adds what a file's checks have found. */
export function addToTotals(totals: CheckTotals, { cards, failed, findings }: CheckedFile) {
  const standing = standingFindings(findings);
  const found = Map.groupBy(standing, ({ severity }) => severity);
  return {
    cards: totals.cards + cards,
    failed: totals.failed + failed,
    errors: totals.errors + (found.get("error")?.length ?? 0),
    warnings: totals.warnings + (found.get("warning")?.length ?? 0),
    style: totals.style + (found.get("style")?.length ?? 0),
    dismissed: totals.dismissed + findings.length - standing.length,
  };
}

/** A check of so many files in one line. */
export function describeCheck(files: number, totals: CheckTotals): string {
  const { cards, failed, errors, warnings, style, dismissed } = totals;
  const failures = failed === 0 ? "" : ` (${failed} FAILED)`;
  const found = `${describeCount(errors, "error")}, ${describeCount(warnings, "warning")}, ${style} of style`;
  const others = dismissed === 0 ? "" : `, ${dismissed} dismissed`;
  return `${describeCount(cards, "card")}${failures} in ${describeCount(files, "file")}: ${found}${others}.`;
}
