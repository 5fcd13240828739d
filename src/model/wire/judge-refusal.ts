import type { ModelErrorDetails } from "../model-error.ts";
import { type Concession, findConcession, type SentForm } from "./concede.ts";
import { explainShortContext, isAboutContext } from "./context-limit.ts";
import { refusesContent } from "./error-rules.ts";
import { judgeStatus, type StatusRefusal } from "./judge-status.ts";
import { readToldRoom } from "./told-room.ts";
import { findField, type WireError, wordsOf } from "./wire-error.ts";

/** What went out. */
export type SentQuestion = SentForm & {
  /** How many tokens the answer may have; null when no limit was sent. */
  room: number | null;
  /** Tokens of the question, estimated. */
  inputTokens: number;
};

/** What a refusal means. */
export type Outcome =
  /** The model's own answer could not be used, which the provider says by a status; its text may be there. */
  | { kind: "bad answer"; text: string | null }
  /** The same question is sent again at once, in another form. */
  | ({ kind: "step down" } & Concession)
  /** The question has no answer. The details say whether it is sent again, and what becomes of the others. */
  | { kind: "failed"; details: ModelErrorDetails };

/**
 * What a refusal means: the one place that says so, from its status, code, headers, details and words together.
 * Without what was sent, nothing can be sent in another form.
 */
export function judgeRefusal(
  refusal: StatusRefusal,
  sent: SentQuestion | null,
  nowMs: number,
): Outcome {
  const { status, error } = refusal;
  const isBadAnswer = saysBadAnswer(status, error);
  if (isBadAnswer) return { kind: "bad answer", text: findField(error, "failed_generation") };
  if (refusesContent(status, error)) {
    return { kind: "failed", details: judgeStatus(refusal, nowMs) };
  }
  const lessRoom = sent === null ? null : findLessRoom(refusal, sent);
  if (lessRoom !== null) return { kind: "step down", ...lessRoom };
  if (isAboutContext(status, error)) {
    const explanation = explainShortContext(error, sent?.form.profile.name ?? null);
    return { kind: "failed", details: { reason: "MODEL_CLOSED", explanation } };
  }
  const concession = sent === null ? null : findConcession(sent, status, error);
  if (concession !== null) return { kind: "step down", ...concession };
  return { kind: "failed", details: judgeStatus(refusal, nowMs) };
}

/** Codes for a model's own answer that is no JSON of the schema. */
const BAD_ANSWER_CODES =
  /json_validate_failed|failed_generation|output_parse_failed|tool_use_failed|json_?schema_?validation/i;

/** Words for it. They are about what was generated, not about what was asked for. */
const BAD_ANSWER_WORDS: readonly RegExp[] = [
  /\b(?:failed|unable|could ?n[o']t|cannot) (?:to )?(?:generate|produce|validate|parse) (?:(?:a|the|valid|generated|model|model's) ){0,3}(?:json|(?:model|generated)(?:'s)? (?:output|response|answer|text))\b(?! (?:body|request|schema|grammar))/i,
  /\bmodel\b.{0,20}\b(?:did not|didn't|failed to|could not|cannot) (?:\w+ ){0,2}(?:output|generate|produce|return|follow|match|adhere)\b[^.\n]{0,40}\b(?:json|schema)\b/i,
  /\b(?:generated (?:json|output|text|response|content)|model(?:'s)? (?:output|response|answer|generation)|model (?:has )?(?:produced|generated|emitted) (?:\w+ )?(?:json|output|text|response|content|tokens))\b[^.\n]{0,60}\b(?:not|n't|invalid|fail\w*|malformed)\b/i,
  /\bmodel (?:has )?(?:produced|generated|emitted) (?:an? )?(?:invalid|malformed|unparsable)\b/i,
  // What engines say that take a model's text apart themselves: llama.cpp, then those with OpenAI's Harmony format, then Ollama.
  /\bfailed to parse input at pos\b|\bunexpected tokens? (?:\d+ while expecting|remaining in message header)\b|\berror parsing tool call\b/i,
];

const BAD_ANSWER_STATUSES: readonly number[] = [400, 422, 500, 502];

function saysBadAnswer(status: number, error: WireError): boolean {
  if (!BAD_ANSWER_STATUSES.includes(status)) return false;
  if (findField(error, "failed_generation") !== null) return true;
  const words = wordsOf(error);
  return BAD_ANSWER_CODES.test(words) || BAD_ANSWER_WORDS.some((form) => form.test(words));
}

/** Times that the limit of answers is lowered in a run. A refusal tells how far, or a half is taken. */
const MAX_ROOM_STEPS = 8;

/** Statuses with which endpoints refuse a limit of the answer. */
const ROOM_STATUSES: readonly number[] = [400, 402, 413, 422, 429];

function findLessRoom({ status, error }: StatusRefusal, sent: SentQuestion): Concession | null {
  const { room, inputTokens, form } = sent;
  if (room === null || !ROOM_STATUSES.includes(status)) return null;
  if (form.roomSteps >= MAX_ROOM_STEPS) return null;
  const told = readToldRoom(status, error, { room, inputTokens });
  if (told === null) return null;
  const { name } = form.profile;
  const why =
    status === 402
      ? `${name} has not enough credit for answers of ${room} tokens`
      : `${name} takes no answers of ${room} tokens`;
  return {
    form: { ...form, mostTokens: told, roomSteps: form.roomSteps + 1 },
    notice: `${why}; from here on at most ${told} are asked for.`,
  };
}
