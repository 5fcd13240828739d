import type { Finding } from "../../../core/checks/finding.ts";
import type { CheckedFile } from "../../../pipeline/check-digests.ts";
import { describeCount } from "../amounts.ts";

/** What `check --json` prints. */
type CheckReport = {
  files: readonly CheckedFile[];
  /** Cards in all files, failed ones included. */
  cards: number;
  failed: number;
  errors: number;
  warnings: number;
  style: number;
};

/** Builds what `check --json` prints, keys in the order of the contract. */
export function buildCheckReport(files: readonly CheckedFile[]): CheckReport {
  const findings = files.flatMap((file) => file.findings);
  const count = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    files,
    cards: files.reduce((sum, file) => sum + file.cards, 0),
    failed: files.reduce((sum, file) => sum + file.failed, 0),
    errors: count("error"),
    warnings: count("warning"),
    style: count("style"),
  };
}

/** A check in one line. */
export function describeCheck(report: CheckReport): string {
  const { files, cards, failed, errors, warnings, style } = report;
  const failures = failed === 0 ? "" : ` (${failed} FAILED)`;
  const found = `${describeCount(errors, "error")}, ${describeCount(warnings, "warning")}, ${style} of style`;
  return `${describeCount(cards, "card")}${failures} in ${describeCount(files.length, "file")}: ${found}.`;
}
