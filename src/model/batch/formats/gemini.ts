import { z } from "zod";
import type { Message, Question } from "../../../core/question/question.ts";
import type { Provider } from "../../provider/provider.ts";
import { type BatchFormat, type OpenAiLine, toAnsweredLine, toRefusedLine } from "./format.ts";

/**
 * Lines of the Gemini Batch API: `GenerateContentRequest` and `GenerateContentResponse` under a key. Source:
 * ai.google.dev, "Batch API" and its reference, 2026-11. The model is named when the batch is made.
 */
export const GEMINI: BatchFormat = { toLine, toOpenAi };

function toLine(fingerprint: string, question: Question, { profile }: Provider): string {
  const { messages, schema, maxOutputTokens, isFreeForm = false } = question;
  const system = messages.filter(({ role }) => role === "system").map(toPart);
  const mode = isFreeForm ? "prompt" : profile.structured;
  const request = {
    systemInstruction: { parts: system },
    contents: messages
      .filter(({ role }) => role !== "system")
      .map((message) => ({
        role: message.role === "assistant" ? "model" : "user",
        parts: [toPart(message)],
      })),
    generationConfig: {
      maxOutputTokens,
      ...(profile.temperature === null ? {} : { temperature: profile.temperature }),
      ...(mode === "prompt" ? {} : { responseMimeType: "application/json" }),
      ...(mode === "json_schema" ? { responseJsonSchema: schema.json } : {}),
    },
  };
  return JSON.stringify({ key: fingerprint, request });
}

function toPart({ content }: Message): { text: string } {
  return { text: content };
}

const Count = z.int().nonnegative().nullish().catch(null);
const Part = z.object({ text: z.string().nullish(), thought: z.boolean().nullish() });
const Candidate = z.object({
  content: z.object({ parts: z.array(Part).nullish() }).nullish(),
  finishReason: z.string().nullish(),
});
const Response = z
  .object({
    modelVersion: z.string().nullish(),
    candidates: z.array(Candidate).nullish(),
    promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
    usageMetadata: z
      .object({
        promptTokenCount: Count,
        cachedContentTokenCount: Count,
        candidatesTokenCount: Count,
        thoughtsTokenCount: Count,
      })
      .nullish()
      .catch(null),
  })
  .refine(({ candidates, promptFeedback }) => candidates != null || promptFeedback != null);
type Response = z.infer<typeof Response>;

const Status = z.looseObject({ code: z.int().nullish(), message: z.string().nullish() });
const Line = z
  .object({
    key: z.string().optional(),
    metadata: z.object({ key: z.string().optional() }).nullish().catch(null),
    response: Response.nullish(),
    error: Status.nullish(),
    status: Status.nullish().catch(null),
  })
  .transform(({ key, metadata, response, error, status }) => ({
    ...{ key: key ?? metadata?.key, response, error: error ?? status },
  }));

/** HTTP statuses of the codes of `google.rpc.Status`; those above are HTTP's own already. */
const STATUSES: Readonly<Record<number, number>> = {
  ...{ 1: 499, 2: 500, 3: 400, 4: 504, 5: 404, 7: 403, 8: 429, 9: 400 },
  ...{ 10: 409, 11: 400, 12: 501, 13: 500, 14: 503, 16: 401 },
};

function toOpenAi(line: unknown): OpenAiLine | null {
  const { data } = Line.safeParse(line);
  if (data?.key === undefined) return null;
  const { key, response, error } = data;
  if (response) return readResponse(key, response);
  if (!error) return null;
  const code = error.code ?? 2;
  return toRefusedLine(key, STATUSES[code] ?? (code >= 400 ? code : 500), error);
}

function readResponse(key: string, response: Response): OpenAiLine {
  const { modelVersion, candidates, promptFeedback, usageMetadata: usage } = response;
  const [candidate] = candidates ?? [];
  const textOf = (isThought: boolean) =>
    (candidate?.content?.parts ?? [])
      .map(({ text, thought }) => ((thought ?? false) === isThought ? (text ?? "") : ""))
      .join("");
  const blocked = promptFeedback?.blockReason ? "content_filter" : null;
  const answered = usage?.candidatesTokenCount ?? null;
  return toAnsweredLine(key, {
    ...{ model: modelVersion, content: textOf(false), reasoning: textOf(true) },
    finish_reason: candidate?.finishReason ?? blocked,
    usage: {
      input: usage?.promptTokenCount ?? null,
      cached: usage?.cachedContentTokenCount ?? 0,
      output: answered === null ? null : answered + (usage?.thoughtsTokenCount ?? 0),
    },
  });
}
