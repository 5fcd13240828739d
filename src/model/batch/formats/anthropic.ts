import { z } from "zod";
import type { Question } from "../../../core/question/question.ts";
import type { Provider } from "../../provider/provider.ts";
import {
  type BatchFormat,
  type OpenAiLine,
  toAnsweredLine,
  toRefusedLine,
  toUnaskedLine,
} from "./format.ts";

/**
 * Lines of Anthropic's Message Batches: items of `requests`, and `.jsonl` results. Source: Anthropic's documentation
 * of batch processing, structured outputs and errors, 2026-11.
 */
export const ANTHROPIC: BatchFormat = { toLine, toOpenAi };

function toLine(fingerprint: string, question: Question, { model, profile }: Provider): string {
  const of = (wanted: boolean) =>
    question.messages.filter(({ role }) => (role === "system") === wanted);
  const isStrict = profile.structured === "json_schema" && !question.isFreeForm;
  const schema = withoutListBounds(question.schema.json);
  const params = {
    model,
    max_tokens: question.maxOutputTokens,
    system: of(true)
      .map(({ content }) => content)
      .join("\n\n"),
    messages: of(false),
    ...(profile.temperature === null ? {} : { temperature: Math.min(1, profile.temperature) }),
    ...(isStrict ? { output_config: { format: { type: "json_schema", schema } } } : {}),
  };
  return JSON.stringify({ custom_id: fingerprint, params });
}

/** Anthropic refuses `maxItems`, and `minItems` above 1; lengths are checked here anyway. */
function withoutListBounds(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    (key === "maxItems" || key === "minItems") && typeof value === "number" ? undefined : value,
  );
}

const Count = z.int().nonnegative().nullish().catch(null);
const Message = z.object({
  model: z.string().nullish(),
  content: z.array(
    z.object({ type: z.string(), text: z.string().nullish(), thinking: z.string().nullish() }),
  ),
  stop_reason: z.string().nullish(),
  usage: z
    .object({
      input_tokens: Count,
      output_tokens: Count,
      cache_read_input_tokens: Count,
      cache_creation_input_tokens: Count,
    })
    .nullish()
    .catch(null),
});
const ErrorWords = z.looseObject({ type: z.string(), message: z.string().nullish() });
const Line = z.object({
  custom_id: z.string(),
  result: z.discriminatedUnion("type", [
    z.object({ type: z.literal("succeeded"), message: Message }),
    z.object({
      type: z.literal("errored"),
      error: z.union([z.object({ error: ErrorWords }).transform(({ error }) => error), ErrorWords]),
    }),
    z.object({ type: z.enum(["canceled", "expired"]) }),
  ]),
});

/** Statuses of errors by their type. */
const STATUSES: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  timeout_error: 504,
  overloaded_error: 529,
};

function toOpenAi(line: unknown): OpenAiLine | null {
  const { data } = Line.safeParse(line);
  if (data === undefined) return null;
  const { custom_id, result } = data;
  if (result.type === "succeeded") return readMessage(custom_id, result.message);
  if (result.type !== "errored") return toUnaskedLine(custom_id, result.type);
  const { type, message } = result.error;
  return toRefusedLine(custom_id, STATUSES[type] ?? 500, { code: type, message: message ?? type });
}

function readMessage(custom_id: string, message: z.infer<typeof Message>): OpenAiLine {
  const { model, content, stop_reason: finish_reason, usage } = message;
  const textOf = (type: "text" | "thinking") =>
    content.map((part) => (part.type === type ? (part[type] ?? "") : "")).join("");
  const cached = usage?.cache_read_input_tokens ?? 0;
  const written = usage?.cache_creation_input_tokens ?? 0;
  const input = usage?.input_tokens ?? null;
  return toAnsweredLine(custom_id, {
    ...{ model, finish_reason, content: textOf("text"), reasoning: textOf("thinking") },
    usage: {
      input: input === null ? null : input + cached + written,
      cached,
      output: usage?.output_tokens ?? null,
    },
  });
}
