import type { Failure } from "../core/card/failure.ts";
import type { Explanation } from "../core/causes/explanation.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import type { Attempt } from "./ask-with-reask.ts";
import { toFailed } from "./draft-failure.ts";
import { chooseDraftReask } from "./draft-paper.ts";
import { type DraftSubject, judgeAnswer, type Verdict } from "./judge-answer.ts";

/** Why an answer makes no card, in the words of a run, and what a run asks then; null when it makes one. */
export function findDraftProblem(
  subject: DraftSubject,
  { question, answer }: Pick<Attempt<Verdict>, "question" | "answer">,
  template: PromptTemplate,
): { failure: Failure; explanation: Explanation; reask: Question | null } | null {
  const verdict = judgeAnswer(subject, answer);
  if (verdict.status === "usable") return null;
  const reask = chooseDraftReask({ question, answer, verdict }, template);
  return { ...toFailed(verdict, answer), reask };
}
