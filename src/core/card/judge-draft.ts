import type { Finding } from "../checks/finding.ts";
import type { Draft } from "../draft/draft.ts";
import type { FailureCode } from "./failure.ts";

/** A draft and what the checks say about it. */
export type CheckedDraft = { draft: Draft; findings: readonly Finding[] };

/** Errors of these checks make a text that nobody can read as a Korean card. */
const UNFIT_CHECKS: readonly Finding["check"][] = ["language", "markup"];

/**
 * Why a draft cannot become a card at all, or null when it can. Everything else that the checks found
 * stays on the card and costs trust: `UNFIT_TEXT` when it is no Korean text or holds markup, and
 * `UNGROUNDED` when not one key point has a passage of the abstract behind it.
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

/** The findings that go back to the model. */
export function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === "error");
}

/** The better of two usable drafts: the one with fewer errors, and the later one on a tie. */
export function chooseDraft<T extends CheckedDraft>(first: T, second: T): T {
  return errorsOf(first.findings).length < errorsOf(second.findings).length ? first : second;
}
