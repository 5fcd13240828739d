import { z } from "zod";
import type { ANSWER_CAUSES } from "../causes/answer-causes.ts";
import { type Explanation, explain } from "../causes/explanation.ts";

/** Why a paper can have no draft. */
export const FailureCode = z.enum([
  "NO_ABSTRACT",
  "WITHDRAWN",
  "ARXIV_UNREACHABLE",
  "BAD_ANSWER",
  "UNFIT_TEXT",
  "UNGROUNDED",
  "KEY_REPEATED",
  "CUT_ANSWER",
  "ANSWER_TOO_LONG",
  "REFUSED",
  "MODEL_UNREACHABLE",
  "MODEL_CLOSED",
  "COST_LIMIT",
  "NOT_ASKED",
]);
export type FailureCode = z.infer<typeof FailureCode>;

/** Why a paper has no draft: a stable code for programs and an English sentence for operators. */
export const Failure = z.object({ code: FailureCode, message: z.string() });
export type Failure = z.infer<typeof Failure>;

/** The failure of a paper of which neither the Hub nor arXiv has an abstract: nothing, a stand-in, or a text that is too long for one. */
export const NO_ABSTRACT: Failure = {
  code: "NO_ABSTRACT",
  message: explain("abstractMissing").happened,
};

/** The failure of a paper that was withdrawn. */
export const WITHDRAWN: Failure = {
  code: "WITHDRAWN",
  message: explain("paperWithdrawn").happened,
};

/** A failure with what it means and the next step, as far as more is known of it than its code says. */
export type ExplainedFailure = Failure & { explanation?: Explanation };

/** The failure of a paper without an abstract on the Hub, when arXiv did not answer. */
export function toUnreachable(reason: string, explanation: Explanation): ExplainedFailure {
  const message = `The Hub has no abstract of this paper that can be used, and arXiv gave no answer: ${reason}`;
  return { code: "ARXIV_UNREACHABLE", message, explanation };
}

/** Failures in which there was nothing to ask the model about. */
const NOTHING_TO_ASK: readonly FailureCode[] = ["NO_ABSTRACT", "WITHDRAWN", "ARXIV_UNREACHABLE"];

/** Whether a paper failed because there was no abstract to ask the model about. */
export function hasNothingToAsk({ code }: Failure): boolean {
  return NOTHING_TO_ASK.includes(code);
}

/** Whether it is tried again whenever the day is made. It is not about a withdrawn paper, which is no fault of a run. */
export function isTriedAgain({ code }: Failure): boolean {
  return code !== "WITHDRAWN";
}

/** What is known of a failure by its code alone: its words are true of whatever fails with that code. */
const CAUSE_OF: Readonly<Record<FailureCode, keyof typeof ANSWER_CAUSES>> = {
  NO_ABSTRACT: "abstractMissing",
  WITHDRAWN: "paperWithdrawn",
  ARXIV_UNREACHABLE: "arxivUnreachable",
  BAD_ANSWER: "modelTooWeak",
  UNFIT_TEXT: "koreanUnfit",
  UNGROUNDED: "quotesInvented",
  KEY_REPEATED: "keyRepeated",
  CUT_ANSWER: "answerCut",
  ANSWER_TOO_LONG: "answerTooLong",
  REFUSED: "answerRefused",
  MODEL_UNREACHABLE: "modelSilent",
  MODEL_CLOSED: "modelClosedBefore",
  COST_LIMIT: "costLimit",
  NOT_ASKED: "notAsked",
};

/** What a failure means and the next step, where nothing more is known of it than its code. */
export function explainFailureCode(code: FailureCode): Explanation {
  return explain(CAUSE_OF[code]);
}

/** Why a card failed, for the readers of the digest, as one Korean sentence. */
export function describeFailure({ code }: Failure): string {
  return explainFailureCode(code).korean.happened;
}
