import { isOversizedDraft } from "../core/card/card-size.ts";
import type { FailureCode } from "../core/card/failure.ts";
import { type CheckedDraft, errorsOf, refuseDraft } from "../core/card/judge-draft.ts";
import { checkDraft } from "../core/checks/check-draft.ts";
import type { Finding } from "../core/checks/finding.ts";
import { findOversized } from "../core/checks/oversize.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Answer } from "../core/question/answer.ts";
import { readAnswer } from "./read-answer.ts";

/** The verdict on an answer: a draft that can become a card, or the reason why there is none. */
export type Verdict = {
  /** What goes back to the model, one line each; empty when there is nothing to correct. */
  complaints: string[];
} & (
  | ({ status: "usable"; draftedAt: string } & CheckedDraft)
  | { status: "refused"; reason: FailureCode }
);

/**
 * Findings of one answer that go back to the model. A draft has some thirty texts; what has more errors
 * than that is wrong as a whole, and a question should not grow with them.
 */
const MAX_FINDINGS_TOLD = 40;

/** Reads an answer and checks its draft against the paper. Pure; never throws. */
export function judgeAnswer(paper: Paper, answer: Answer): Verdict {
  const reading = readAnswer(answer);
  if (reading.status === "unreadable") {
    return { status: "refused", reason: reading.reason, complaints: reading.complaints };
  }
  const oversized = findOversized(reading.draft);
  if (oversized.length > 0) {
    const complaints = oversized.map(describeFinding);
    return { status: "refused", reason: "ANSWER_TOO_LONG", complaints };
  }
  const checked = { draft: reading.draft, findings: checkDraft(paper, reading.draft) };
  const complaints = errorsOf(checked.findings).slice(0, MAX_FINDINGS_TOLD).map(describeFinding);
  const reason = isOversizedDraft(checked) ? "ANSWER_TOO_LONG" : refuseDraft(checked);
  return reason === null
    ? { status: "usable", draftedAt: answer.answeredAt, complaints, ...checked }
    : { status: "refused", reason, complaints };
}

function describeFinding({ field, message }: Finding): string {
  return `${field}: ${message}`;
}
