import { explainFailureCode, type Failure, type FailureCode } from "../core/card/failure.ts";
import { type Explanation, explain } from "../core/causes/explanation.ts";
import type { Answer } from "../core/question/answer.ts";
import { isThoughtMostly } from "../model/answer-room.ts";
import type { Attempts } from "./ask-with-reask.ts";
import type { Verdict } from "./judge-answer.ts";

/** A verdict that makes no card. */
type Refused = Extract<Verdict, { status: "refused" }>;

/** Why a paper has no card: in the words for its last answer, and in those for the first where they differ. */
export function toFailedOf(
  { first, second }: Attempts<Verdict>,
  last: Refused,
): ReturnType<typeof toFailed> {
  const told = toFailed(last, (second ?? first).answer);
  if (second === null || first.verdict.status !== "refused") return told;
  const before = toFailed(first.verdict, first.answer);
  const isSame = before.explanation.happened === told.explanation.happened;
  if (isSame) return toFailed(last, second.answer, TOLD_TWICE.includes(last.reason));
  const message = `${before.failure.message} Asked again: ${told.failure.message}`;
  return { ...told, failure: { ...told.failure, message } };
}

/** Why a paper has no card, by its last answer. */
export function toFailed(
  verdict: Refused,
  answer: Answer,
  isTwice = false,
): { failure: Failure; explanation: Explanation } {
  const explanation = explainRefused(verdict, answer);
  return {
    failure: { code: verdict.reason, message: describeFailure(verdict, explanation, isTwice) },
    explanation,
  };
}

/** What it means that the last answer is none: of one that was cut, by what it was filled with. */
function explainRefused({ reason, isLooped = false }: Refused, answer: Answer): Explanation {
  if (isLooped) return explain("answerLooped");
  if (reason !== "CUT_ANSWER") return explainFailureCode(reason);
  return explain(isThoughtMostly(answer) ? "thoughtsCut" : "cardCut");
}

/** What is wrong with an answer is told for these; their sentences leave it open. */
const TOLD: readonly FailureCode[] = ["BAD_ANSWER", "UNFIT_TEXT", "REFUSED"];

/** Whether it came twice is told for these. */
const TOLD_TWICE: readonly FailureCode[] = ["BAD_ANSWER", "UNFIT_TEXT", "UNGROUNDED", "CUT_ANSWER"];

function describeFailure(verdict: Refused, { happened }: Explanation, isTwice: boolean): string {
  const { reason, excess, problem } = verdict;
  if (reason === "ANSWER_TOO_LONG") return `The answer is too long: ${excess}.`;
  const twice = isTwice ? ", twice" : "";
  const what = TOLD.includes(reason) && problem !== undefined ? ` (${problem})` : "";
  return `${happened.replace(/\.$/, "")}${twice}${what}.`;
}
