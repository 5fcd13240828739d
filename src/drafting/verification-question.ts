import type { FailureCode } from "../core/card/failure.ts";
import { type Explanation, explain } from "../core/causes/explanation.ts";
import type { Paper } from "../core/paper/paper.ts";
import { type Answer, isTooLong } from "../core/question/answer.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import type { Statement } from "../core/verification/statements.ts";
import {
  makeVerificationSchema,
  readVerdicts,
  type VerdictsByNumber,
} from "../core/verification/verdicts.ts";
import { renderVerificationPrompt } from "../core/verification/verification-prompt.ts";
import { findJsonObject, findOnlyObject } from "../model/find-json.ts";
import { judgeUnreadable } from "./read-answer.ts";

/** Most tokens of the verdicts on one card: fifteen sentences with a passage each take some 1,000, the rest is for reasoning. */
const VERIFICATION_OUTPUT_TOKENS = 6_000;

/** The question about a card's sentences. */
export function askForVerdicts(
  paper: Pick<Paper, "id" | "title" | "abstract">,
  statements: readonly Statement[],
  template: PromptTemplate,
): Question {
  return {
    subject: `${paper.id}.verify`,
    messages: renderVerificationPrompt(template, paper, statements),
    schema: makeVerificationSchema(),
    maxOutputTokens: VERIFICATION_OUTPUT_TOKENS,
  };
}

/** What the questions about all cards have in common: when it changes, verdicts may change. */
export function describeVerification({ system, user }: PromptTemplate) {
  return {
    system,
    user,
    schema: makeVerificationSchema(),
    maxOutputTokens: VERIFICATION_OUTPUT_TOKENS,
  };
}

/** Verdicts by the number of their sentence, or why there are none. */
export type Verdicts =
  | { verdicts: VerdictsByNumber }
  | { verdicts: null; reason: FailureCode; explanation: Explanation };

/** Reads the verdicts of an answer, in whatever wrapping. Never throws: a card goes on without them. */
export function readVerification(answer: Answer, statements: readonly Statement[]): Verdicts {
  const text = isTooLong(answer) ? "" : (answer.text ?? "");
  const value = findJsonObject(text);
  const read = (json: unknown) => readVerdicts(json, statements);
  const whole = read(value);
  const verdicts = whole.size > 0 ? whole : read(findOnlyObject(text, (one) => read(one).size > 0));
  if (verdicts.size > 0) return { verdicts };
  const { reason } = judgeUnreadable(answer, value);
  return { verdicts: null, reason, explanation: explain(CAUSE_OF[reason]) };
}

const CAUSE_OF = {
  REFUSED: "answerRefused",
  CUT_ANSWER: "answerCut",
  BAD_ANSWER: "verdictsUnreadable",
  ANSWER_TOO_LONG: "verdictsUnreadable",
} as const;
