import type { FailureCode } from "../core/card/failure.ts";
import type { Draft } from "../core/draft/draft.ts";
import { readDraft } from "../core/draft/read-draft.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import { type Answer, isLooped, isTooLong } from "../core/question/answer.ts";
import { describeMisfit } from "../core/question/describe-misfit.ts";
import { readEnding } from "../core/question/ending.ts";
import { findJsonObject, findOnlyObject } from "../model/find-json.ts";

/** An answer in which there is no draft. */
type UnreadableAnswer = {
  reason: Extract<FailureCode, "BAD_ANSWER" | "CUT_ANSWER" | "ANSWER_TOO_LONG" | "REFUSED">;
  /** What is wrong, for the model; one line each. */
  complaints: string[];
  /** The same for operators, as a clause. */
  problem?: string;
  /** Whether it went in a loop, so that more room would not help. */
  isLooped?: boolean;
};

/** The result of reading an answer: a draft, not yet checked, or the reason why there is none. */
type DraftReading =
  | { status: "read"; draft: Draft }
  | ({ status: "unreadable" } & UnreadableAnswer);

/**
 * Reads a model's answer. Never throws: a bad answer is data, because the caller asks again. The finish
 * reason counts only when no draft can be read, since providers often report a wrong one. A text that is too
 * long is not looked at.
 */
export function readAnswer(answer: Answer): DraftReading {
  if (isTooLong(answer)) return { status: "unreadable", reason: "ANSWER_TOO_LONG", complaints: [] };
  const text = answer.text ?? "";
  const value = findJsonObject(text);
  const whole = readDraft(value);
  const draft = whole.draft ?? findDraftAmongOthers(text) ?? closeDraft(text);
  if (draft !== null) return { status: "read", draft };

  const isJson = value !== undefined && whole.error !== null;
  const { complaints, problem } = isJson ? describeMisfit(whole.error) : describeText(text);
  return { status: "unreadable", complaints, problem, ...judgeUnreadable(answer, value) };
}

/** The draft of a text that holds other objects, too, such as examples; none when there are two. */
function findDraftAmongOthers(text: string): Draft | null {
  const isDraft = (value: unknown) => readDraft(value).draft !== null;
  return readDraft(findOnlyObject(text, isDraft)).draft;
}

/** The draft of a text that lacks its last brace alone: its last field is there. */
function closeDraft(text: string): Draft | null {
  const closed = `${text.replace(/\s*(?:```\s*)?$/, "")}}`;
  const { draft } = readDraft(findJsonObject(closed));
  return draft !== null && draft.tags.length > 0 ? draft : null;
}

/** Why an answer that cannot be read is none. */
export function judgeUnreadable(
  answer: Answer,
  value: unknown,
): Pick<UnreadableAnswer, "reason" | "isLooped" | "problem"> {
  const { finishReason, refusal } = answer;
  const ending = readEnding(finishReason);
  if (ending === "withheld") {
    return { reason: "REFUSED", problem: `finish reason ${quoteForeign(finishReason ?? "")}` };
  }
  if (value === undefined && refusal) {
    return { reason: "REFUSED", problem: `it says: ${quoteForeign(refusal).replace(/\.$/, "")}` };
  }
  return { reason: ending === "cut" ? "CUT_ANSWER" : "BAD_ANSWER", isLooped: isLooped(answer) };
}

function describeText(text: string): { complaints: string[]; problem: string } {
  const [complaint, problem] = text.trim() === "" ? EMPTY : text.includes("{") ? BROKEN : PROSE;
  return { complaints: [complaint], problem };
}

const EMPTY = ["답이 비어 있습니다. JSON 객체 하나로만 답해야 합니다.", "it is empty"] as const;
const BROKEN = [
  "JSON이 문법에 맞지 않거나 끝까지 쓰이지 않았습니다.",
  "its JSON is broken or ends too early",
] as const;
const PROSE = [
  "답에 JSON 객체가 없습니다. 설명 없이 JSON 객체 하나로만 답해야 합니다.",
  "it has no JSON object",
] as const;
