import { type Finding, standingFindings } from "../checks/finding.ts";
import type { Draft } from "../draft/draft.ts";
import type { FailureCode } from "./failure.ts";

/** A draft and what the checks say about it. */
export type CheckedDraft = { draft: Draft; findings: readonly Finding[] };

/** With an error of these checks, a text cannot be read as a Korean card. */
const UNFIT_CHECKS: readonly Finding["check"][] = ["language", "markup"];

/**
 * Why a draft cannot become a card, or null when it can: `UNFIT_TEXT` when it is not Korean or holds
 * markup, and `UNGROUNDED` when no key point has a valid quote. Other findings stay on the card and lower
 * its confidence rating.
 */
export function refuseDraft({ draft, findings }: CheckedDraft): FailureCode | null {
  const errors = errorsOf(findings);
  if (errors.some((finding) => UNFIT_CHECKS.includes(finding.check))) return "UNFIT_TEXT";

  const ungrounded = errors.filter((finding) => finding.check === "evidence");
  const isUngrounded = draft.keyPoints.every((_, index) =>
    ungrounded.some((finding) => finding.field.startsWith(`keyPoints[${index}]`)),
  );
  return isUngrounded ? "UNGROUNDED" : null;
}

/** What is wrong with the first text that makes a draft unfit, as a clause, if something does. */
export function describeUnfit(findings: readonly Finding[]): { problem?: string } {
  const first = errorsOf(findings).find(({ check }) => UNFIT_CHECKS.includes(check));
  if (first === undefined) return {};
  const problem = `${first.field} ${first.check === "markup" ? "has markup" : "is not in plain Korean"}`;
  return { problem };
}

/** The errors that count, which go back to the model. */
export function errorsOf(findings: readonly Finding[]): Finding[] {
  return standingFindings(findings).filter((finding) => finding.severity === "error");
}

/** The better of two usable drafts: the one with fewer errors, and the later one on a tie. */
export function chooseDraft<T extends CheckedDraft>(first: T, second: T): T {
  return errorsOf(first.findings).length < errorsOf(second.findings).length ? first : second;
}
