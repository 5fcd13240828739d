import { z } from "zod";
import type { FailureCode } from "../core/card/failure.ts";
import { type Draft, DraftAnswer } from "../core/draft/draft.ts";
import { type Answer, isCut, isTooLong } from "../core/question/answer.ts";
import { readEnding } from "../core/question/ending.ts";
import { findJsonObject } from "../model/find-json.ts";

/** The result of reading an answer: a draft, not yet checked, or the reason why there is none. */
type DraftReading =
  | { status: "read"; draft: Draft }
  | {
      status: "unreadable";
      reason: Extract<FailureCode, "BAD_ANSWER" | "CUT_ANSWER" | "ANSWER_TOO_LONG" | "REFUSED">;
      /** What is wrong, for the model; one line each. */
      complaints: string[];
    };

/** Complaints about an answer's form that go back to the model. Further ones repeat the same mistake. */
const MAX_COMPLAINTS = 12;

/** Korean messages, since the re-ask is Korean. */
const { localeError } = z.locales.ko();

/**
 * Reads a model's answer. Never throws: a bad answer is data, because the caller asks again. The finish
 * reason counts only when no draft can be read, since providers often report a wrong one. A text that is too
 * long is not looked at.
 */
export function readAnswer(answer: Answer): DraftReading {
  if (isTooLong(answer)) return { status: "unreadable", reason: "ANSWER_TOO_LONG", complaints: [] };
  const { text, finishReason, refusal } = answer;
  const value = findJsonObject(text ?? "");
  const parsed = DraftAnswer.safeParse(value, localeError ? { error: localeError } : {});
  if (parsed.success) return { status: "read", draft: parsed.data };

  const isWithheld = readEnding(finishReason) === "withheld";
  if (isWithheld || (value === undefined && refusal)) {
    return { status: "unreadable", reason: "REFUSED", complaints: [] };
  }
  if (isCut(answer)) return { status: "unreadable", reason: "CUT_ANSWER", complaints: [] };

  const complaints = value === undefined ? [describeText(text)] : describeShape(parsed.error);
  return { status: "unreadable", reason: "BAD_ANSWER", complaints };
}

function describeText(text: string | null): string {
  if (!text?.trim()) return "답이 비어 있습니다. JSON 객체 하나로만 답해야 합니다.";
  return text.includes("{")
    ? "JSON이 문법에 맞지 않거나 끝까지 쓰이지 않았습니다."
    : "답에 JSON 객체가 없습니다. 설명 없이 JSON 객체 하나로만 답해야 합니다.";
}

function describeShape(error: z.ZodError): string[] {
  return error.issues
    .slice(0, MAX_COMPLAINTS)
    .map((issue) => `${z.core.toDotPath(issue.path) || "JSON"}: ${issue.message}`);
}
