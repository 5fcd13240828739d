import { z } from "zod";
import { explain } from "../../core/causes/explanation.ts";
import { parseJson } from "../../core/parse-json.ts";
import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import { roomInBatch } from "../answer-room.ts";
import { toBadAnswer } from "../bad-answer.ts";
import { ModelError } from "../model-error.ts";
import type { TokenCounts } from "../prices.ts";
import type { Provider } from "../provider/provider.ts";
import { quoteProvider } from "../redact.ts";
import { findBreak } from "../wire/find-break.ts";
import { judgeRefusal } from "../wire/judge-refusal.ts";
import { readCompletion } from "../wire/read-completion.ts";
import { readErrorBody, type WireError, wordsOf } from "../wire/wire-error.ts";
import { toWireRequest } from "../wire/wire-request.ts";

/** Where each line of a batch is sent. */
export const BATCH_URL = "/v1/chat/completions";

/** Writes a question as one line of the OpenAI batch format; its fingerprint finds the answer again. */
export function toBatchLine(fingerprint: string, question: Question, provider: Provider): string {
  const maxOutputTokens = roomInBatch(provider.profile, question.maxOutputTokens);
  const body = toWireRequest({ ...question, maxOutputTokens }, provider);
  return JSON.stringify({ custom_id: fingerprint, method: "POST", url: BATCH_URL, body });
}

/** A line with an answer. */
export type AnsweredLine = {
  status: "answered";
  fingerprint: string;
  answer: Omit<Answer, "usage" | "answeredAt">;
  tokens: TokenCounts;
};

/** What a line of an output or error file says. */
export type BatchResult =
  | AnsweredLine
  /** The question was refused for good, in the engine's words. */
  | { status: "refused"; fingerprint: string; error: ModelError; why: string }
  /** The question got no answer, such as in an expired batch; it may be asked again. */
  | { status: "unanswered"; fingerprint: string; why: string }
  /** The line is cut, or not in the form of a result: it may be what is left of any answer. */
  | { status: "unreadable" };

/** `response` holds status and body, or, from older versions of vLLM, the completion itself; `error` may be any text. */
const Line = z.object({
  custom_id: z.string().regex(/^[0-9a-f]{64}$/),
  response: z.record(z.string(), z.unknown()).nullish(),
  error: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
});
const Wrapped = z.object({ status_code: z.int(), body: z.unknown() });

/** Reads one line of an output or error file. Never throws. */
export function readBatchLine(text: string, provider: Provider): BatchResult {
  const line = Line.safeParse(parseJson(text));
  if (!line.success) return { status: "unreadable" };
  const { custom_id: fingerprint, response, error } = line.data;
  if (response === undefined && error === undefined) return { status: "unreadable" }; // such as a question
  if (!response) return readBareError(fingerprint, error, provider);
  const { httpStatus, body } = unwrap(response);
  if (httpStatus === 200) return readAnswered(fingerprint, body, provider);
  // vLLM gives a status without a body, and its words beside it.
  const inBody = readErrorBody(body === "null" ? "" : body);
  const said = wordsOf(inBody) === "" ? readBeside(error) : inBody;
  return judgeLine(fingerprint, { httpStatus, error: said }, provider);
}

type LineError = z.infer<typeof Line>["error"];

/** The error beside a response, which may hold another one. */
function readBeside(error: LineError): WireError {
  if (error == null) return {};
  const isHolder = typeof error === "object" && "error" in error;
  return readErrorBody(JSON.stringify(isHolder ? error : { error }));
}

/** An error without a response: the question was refused, or never asked. */
function readBareError(fingerprint: string, error: LineError, provider: Provider): BatchResult {
  const said = readBeside(error);
  const status = readStatus(said, typeof error === "string");
  return status === null
    ? { status: "unanswered", fingerprint, why: quoteError(said, provider) }
    : judgeLine(fingerprint, { httpStatus: status, error: said }, provider);
}

function readAnswered(fingerprint: string, body: string, provider: Provider): BatchResult {
  const completion = readCompletion(body, provider);
  if (completion.status !== "answered") {
    return { status: "unanswered", fingerprint, why: "its response holds no answer" };
  }
  const broken = findBreak(body, completion.answer);
  return broken === null
    ? { ...completion, fingerprint }
    : {
        status: "unanswered",
        fingerprint,
        why: `it was broken off: ${quoteError(broken, provider)}`,
      };
}

/** Words of a batch that ended before a question was asked: nothing was refused. */
const NOT_ASKED = /expired|cancel/i;

/** The status that an error without a response stands for; null where the question was not asked. */
function readStatus(error: WireError, isText: boolean): number | null {
  if (NOT_ASKED.test(wordsOf(error))) return null;
  const code = Number(error.code);
  if (code >= 400 && code < 600) return code;
  return isText ? 400 : null;
}

function quoteError({ code, message }: WireError, { secrets }: Provider): string {
  return quoteProvider([code, message].filter(Boolean).join(": "), secrets) || "it was not asked";
}

/** Status and body of one response, as text. */
type LineResponse = { httpStatus: number; body: string };

function unwrap(response: Record<string, unknown>): LineResponse {
  const wrapped = Wrapped.safeParse(response);
  const { status_code: httpStatus, body } = wrapped.success
    ? wrapped.data
    : { status_code: 200, body: response };
  return { httpStatus, body: typeof body === "string" ? body : JSON.stringify(body ?? null) };
}

function judgeLine(
  fingerprint: string,
  { httpStatus, error: said }: { httpStatus: number; error: WireError },
  provider: Provider,
): BatchResult {
  const refusal = { status: httpStatus, error: said, headers: new Headers() };
  const outcome = judgeRefusal(refusal, null, 0);
  if (outcome.kind === "bad answer") {
    return { status: "answered", fingerprint, ...toBadAnswer(outcome.text, provider) };
  }
  const details =
    outcome.kind === "failed" ? outcome.details : { explanation: explain("formRefused") };
  const words = quoteProvider(said.message ?? wordsOf(said), provider.secrets);
  const why = words || `it has the status ${httpStatus} and no words`;
  const error = new ModelError(`Its line of results says: ${why}.`, {
    ...details,
    status: httpStatus,
  });
  return error.retries > 0 || error.isLoading || error.endsRun
    ? { status: "unanswered", fingerprint, why }
    : { status: "refused", fingerprint, error, why };
}
