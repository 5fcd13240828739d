import { z } from "zod";

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
  message: "Neither the Hub nor arXiv has an abstract of this paper that can be used.",
};

/** The failure of a paper that was withdrawn. */
export const WITHDRAWN: Failure = {
  code: "WITHDRAWN",
  message: "The paper was withdrawn, so the model is not asked about it.",
};

/** The failure of a paper without an abstract on the Hub, when arXiv did not answer. */
export function toUnreachable(reason: string): Failure {
  const message = `The Hub has no abstract of this paper that can be used, and arXiv gave no answer: ${reason}`;
  return { code: "ARXIV_UNREACHABLE", message };
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

const REASONS: Readonly<Record<FailureCode, string>> = {
  NO_ABSTRACT: "Hugging Face와 arXiv 어디에서도 쓸 수 있는 초록을 찾지 못했습니다.",
  WITHDRAWN: "저자나 arXiv가 철회한 논문이라 모델에 묻지 않았습니다.",
  ARXIV_UNREACHABLE:
    "Hugging Face에 쓸 수 있는 초록이 없고 arXiv도 답하지 않아 초록을 확인하지 못했습니다.",
  BAD_ANSWER: "모델의 답이 두 번 모두 카드의 형식에 맞지 않았습니다.",
  UNFIT_TEXT: "모델이 두 번 모두 한국어 카드로 쓸 수 없는 글을 썼습니다.",
  UNGROUNDED: "모델이 든 인용이 두 번 모두 초록에 없었습니다.",
  KEY_REPEATED: "모델 서버가 답에 접속 키를 넣어 보내 그 답을 쓰지 않았습니다.",
  CUT_ANSWER: "모델의 답이 길이 제한에 걸려 잘렸습니다.",
  ANSWER_TOO_LONG: "모델의 답이 카드에 싣기에는 너무 길었습니다.",
  REFUSED: "모델이 답하기를 거절했습니다.",
  MODEL_UNREACHABLE: "모델 서버가 답하지 않았습니다.",
  MODEL_CLOSED: "모델 서버가 요청을 받아 주지 않았습니다.",
  COST_LIMIT: "정해 둔 비용 한도에 이르러 모델에 묻지 않았습니다.",
  NOT_ASKED: "아직 모델에 묻지 않았습니다.",
};

/** Where the model answered, another answer of the same one is seldom better. */
const CHOOSE_MODEL = "Choose another model; `papercards doctor` tries it.";

/** The next step after a failure of which nothing more is known, for operators. */
export function adviseAfter(code: FailureCode): string {
  if (NOTHING_TO_ASK.includes(code))
    return "Run the same command again later; the Hub and arXiv are asked again.";
  return code === "KEY_REPEATED"
    ? "Replace the key at its provider, and set OPENAI_BASE_URL to an address that does not repeat it."
    : CHOOSE_MODEL;
}

/** Why a card failed, for the readers of the digest, as one Korean sentence. */
export function describeFailure({ code }: Failure): string {
  return REASONS[code];
}
