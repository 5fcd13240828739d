import { z } from "zod";
import { parseJson } from "../../core/parse-json.ts";
import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { ModelError } from "../model-error.ts";
import type { TokenCounts } from "../prices.ts";
import type { Provider } from "../provider/provider.ts";
import { quoteProvider } from "../redact.ts";
import { readCompletion } from "../wire/read-completion.ts";
import { toRefusedError } from "../wire/to-model-error.ts";
import { readErrorBody, WireError } from "../wire/wire-error.ts";
import { toWireRequest } from "../wire/wire-request.ts";

/** Where each line of a batch is sent. */
export const BATCH_URL = "/v1/chat/completions";

/** Writes a question as one line of the OpenAI batch format; its fingerprint finds the answer again. */
export function toBatchLine(fingerprint: string, question: Question, provider: Provider): string {
  const body = toWireRequest(question, provider);
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
  /** The question was refused for good. */
  | { status: "refused"; fingerprint: string; error: ModelError }
  /** The question got no answer, such as in an expired batch; it may be asked again. */
  | { status: "unanswered"; fingerprint: string; why: string }
  /** The line is cut, or not in the form of a result: it may be what is left of any answer. */
  | { status: "unreadable" };

/** `response` holds status and body, or, from older versions of vLLM, the completion itself. */
const Line = z.object({
  custom_id: z.string().regex(/^[0-9a-f]{64}$/),
  response: z.record(z.string(), z.unknown()).nullish(),
  error: WireError.nullish(),
});
const Wrapped = z.object({ status_code: z.int(), body: z.unknown() });

/** Reads one line of an output or error file. Never throws. */
export function readBatchLine(text: string, provider: Provider): BatchResult {
  const line = Line.safeParse(parseJson(text));
  if (!line.success) return { status: "unreadable" };
  const { custom_id: fingerprint, response, error } = line.data;
  if (response === undefined && error === undefined) return { status: "unreadable" }; // such as a question
  if (!response) return { status: "unanswered", fingerprint, why: quoteError(error, provider) };
  const { httpStatus, body } = unwrap(response);
  if (httpStatus !== 200) return judgeRefusal(fingerprint, { httpStatus, body }, provider);
  const completion = readCompletion(body, provider);
  return completion.status === "answered"
    ? { ...completion, fingerprint }
    : { status: "unanswered", fingerprint, why: "its response holds no answer" };
}

function quoteError(error: WireError | null | undefined, { secrets }: Provider): string {
  const { code, message } = error ?? {};
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

function judgeRefusal(
  fingerprint: string,
  { httpStatus, body }: LineResponse,
  provider: Provider,
): BatchResult {
  const refused = { httpStatus, error: readErrorBody(body), headers: new Headers() };
  const error = toRefusedError(provider, refused, 0);
  return error.retries > 0 || error.endsRun
    ? { status: "unanswered", fingerprint, why: error.message.replace(/\.$/, "") }
    : { status: "refused", fingerprint, error };
}
