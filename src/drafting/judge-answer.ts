import { isOversizedDraft, MAX_DRAFT_BYTES } from "../core/card/card-size.ts";
import type { FailureCode } from "../core/card/failure.ts";
import {
  type CheckedDraft,
  describeUnfit,
  errorsOf,
  refuseDraft,
} from "../core/card/judge-draft.ts";
import { checkDraft, sortFindings } from "../core/checks/check-draft.ts";
import type { Finding } from "../core/checks/finding.ts";
import { findOversized, listOversized } from "../core/checks/oversize.ts";
import { tellWhole } from "../core/checks/text/excerpt.ts";
import { mendQuotes } from "../core/checks/text/mend-quotes.ts";
import type { Draft } from "../core/draft/draft.ts";
import type { Artefacts } from "../core/paper/artefacts.ts";
import type { Paper } from "../core/paper/paper.ts";
import { MASK } from "../core/printed/mask-keys.ts";
import { type Answer, MAX_ANSWER_CHARS } from "../core/question/answer.ts";
import { readAnswer } from "./read-answer.ts";
import type { Verification } from "./verify-draft.ts";

/** A draft that can become a card. */
export type UsableDraft = CheckedDraft & {
  status: "usable";
  draftedAt: string;
  complaints: string[];
  /** What the verifier has said of it; absent when it has not read it. */
  verification?: Verification;
};

/** The verdict on an answer: a draft that can become a card, or the reason why there is none. */
export type Verdict = {
  /** What goes back to the model, one line each; empty when there is nothing to correct. */
  complaints: string[];
} & (
  | UsableDraft
  | {
      status: "refused";
      reason: FailureCode;
      /** Which bound an answer met that is too long, and where. */
      excess?: string;
      /** What is wrong with its form or its language, as a clause. */
      problem?: string;
      /** Whether it went in a loop. */
      isLooped?: boolean;
    }
);

/**
 * Findings of one answer that go back to the model. A draft has some thirty texts; what has more errors
 * than that is wrong as a whole, and a question should not grow with them.
 */
const MAX_FINDINGS_TOLD = 40;

/** What an answer may fail with because of a key in it. */
const SPOILT_BY_KEY: readonly FailureCode[] = ["BAD_ANSWER", "UNFIT_TEXT", "UNGROUNDED"];

/** What a draft is about: a paper, and what can be had of it. */
export type DraftSubject = { paper: Paper; artefacts: Artefacts };

/** Reads an answer and checks its draft against the paper. Pure; never throws. */
export function judgeAnswer(subject: DraftSubject, answer: Answer): Verdict {
  const verdict = judgeText(subject, answer);
  const isUnfit = verdict.status === "refused" && SPOILT_BY_KEY.includes(verdict.reason);
  return isUnfit && repeatsKey(subject, answer) ? { ...verdict, reason: "KEY_REPEATED" } : verdict;
}

/** Whether a key was masked in an answer, as some gateways put it there; the paper may have that sign itself. */
function repeatsKey({ paper }: DraftSubject, { text }: Answer): boolean {
  return Boolean(text?.includes(MASK)) && !`${paper.title} ${paper.abstract}`.includes(MASK);
}

function judgeText(subject: DraftSubject, answer: Answer): Verdict {
  const reading = readAnswer(answer);
  if (reading.status === "unreadable") {
    const excess = `its text has more than ${MAX_ANSWER_CHARS} characters`;
    return { ...reading, status: "refused", excess };
  }
  const complaints = findOversized(reading.draft).map(describeFinding);
  if (complaints.length > 0) {
    const excess = describeOversized(reading.draft);
    return { status: "refused", reason: "ANSWER_TOO_LONG", complaints, excess };
  }
  return judgeDraft(subject, reading.draft, answer);
}

function judgeDraft(
  { paper, artefacts }: DraftSubject,
  written: Draft,
  { answeredAt }: Answer,
): Verdict {
  const draft = mendQuotes(paper, written);
  const checked = { draft, findings: checkDraft(paper, draft, artefacts) };
  const complaints = describeTold(checked.findings);
  if (isOversizedDraft(checked)) {
    const excess = `its draft and what the checks find in it take more than ${MAX_DRAFT_BYTES} bytes`;
    return { status: "refused", reason: "ANSWER_TOO_LONG", complaints, excess };
  }
  const reason = refuseDraft(checked);
  if (reason === null) return { status: "usable", draftedAt: answeredAt, complaints, ...checked };
  return { status: "refused", reason, complaints, ...describeUnfit(checked.findings) };
}

/** A usable draft with what the verifier doubts in it, as far as a card has room for that. */
export function addDoubts(verdict: UsableDraft, verification: Verification): UsableDraft {
  const { draft } = verdict;
  const findings = [...verdict.findings];
  for (const doubt of verification.doubts) {
    if (!isOversizedDraft({ draft, findings: [...findings, doubt] })) findings.push(doubt);
  }
  const complaints = describeTold(findings);
  return { ...verdict, findings: sortFindings(findings), complaints, verification };
}

/**
 * The errors and what the verifier doubts; where there is one of these, and so a second question, it names what is only
 * a matter of style as well.
 */
function describeTold(findings: readonly Finding[]): string[] {
  const doubts = findings.filter(({ check }) => check === "verifier");
  const reasons = [...errorsOf(findings), ...doubts];
  const style = findings.filter(({ severity }) => severity === "style");
  const told = reasons.length === 0 ? [] : [...reasons, ...style];
  return told.slice(0, MAX_FINDINGS_TOLD).map(describeFinding);
}

/** What the verifier says is about one sentence of a field, which is told whole, and so is what speaks against it. */
function describeFinding(finding: Finding): string {
  const { check, field, message, passage } = finding;
  if (check !== "verifier") return `${field}: ${message}`;
  const source = passage === undefined ? "" : ` 초록: “${passage}”`;
  return `${field}: ${tellWhole(finding)}${source}`;
}

function describeOversized(draft: Draft): string {
  return listOversized(draft)
    .map(
      ({ path, chars, atMost }) =>
        `${path} has ${chars} characters, and at most ${atMost} are read`,
    )
    .join("; ");
}
