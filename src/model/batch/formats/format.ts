import type { Question } from "../../../core/question/question.ts";
import type { Provider } from "../../provider/provider.ts";

/** How an engine writes a batch: data, so that a new one is a new row. */
export type BatchFormat = {
  /** Writes a question as one line; its fingerprint, 64 hexadecimal digits, finds the answer again. */
  toLine: (fingerprint: string, question: Question, provider: Provider) => string;
  /** A line of results as one in OpenAI's format; null for one that is not in this format. */
  toOpenAi: (line: unknown) => OpenAiLine | null;
};

/** A line of results, as OpenAI has it. */
export type OpenAiLine = {
  custom_id: string;
  response: { status_code: number; body: unknown } | null;
  error: { code: string; message: string } | null;
};

/** A completion, as far as it is read. */
type Completion = {
  model: string | null | undefined;
  finish_reason: string | null | undefined;
  content: string | null;
  /** What the model thought. */
  reasoning: string;
  refusal?: string | null;
  usage: { input: number | null; cached: number; output: number | null };
};

/** The line of an answer. */
export function toAnsweredLine(custom_id: string, completion: Completion): OpenAiLine {
  const { model, finish_reason, content, reasoning, refusal = null, usage } = completion;
  const body = {
    model,
    choices: [{ finish_reason, message: { content, reasoning, refusal } }],
    usage: {
      prompt_tokens: usage.input,
      completion_tokens: usage.output,
      prompt_tokens_details: { cached_tokens: usage.cached },
    },
  };
  return { custom_id, response: { status_code: 200, body }, error: null };
}

/** The line of a refusal, in the engine's words. */
export function toRefusedLine(custom_id: string, status_code: number, error: object): OpenAiLine {
  return { custom_id, response: { status_code, body: { error } }, error: null };
}

/** The line of a question that was not asked. */
export function toUnaskedLine(custom_id: string, code: string): OpenAiLine {
  return { custom_id, response: null, error: { code, message: "The request was not processed." } };
}
