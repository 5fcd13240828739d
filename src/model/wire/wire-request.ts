import type { OpenAI } from "openai/client.js";
import type { StructuredMode } from "../../core/choices.ts";
import type { Question } from "../../core/question/question.ts";
import type { Provider } from "../provider/provider.ts";
import { markPrefix } from "./mark-prefix.ts";

/** The body of a Chat Completions request. */
export type WireRequest = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** Turns a question into the body of a Chat Completions request, as the provider's profile has it. */
export function toWireRequest(question: Question, { model, profile }: Provider): WireRequest {
  const { tokenParameter, temperature, reasoningEffort, extraBody } = profile;
  // Providers know more efforts than the client's types do.
  const effort: Record<string, unknown> =
    reasoningEffort === null ? {} : { reasoning_effort: reasoningEffort };
  return {
    model,
    ...markPrefix(question, profile.prefix),
    ...toResponseFormat(question.isFreeForm ? "prompt" : profile.structured, question.schema),
    ...(tokenParameter === null ? {} : { [tokenParameter]: question.maxOutputTokens }),
    ...(temperature === null ? {} : { temperature }),
    ...effort,
    ...extraBody,
  };
}

function toResponseFormat(
  mode: StructuredMode,
  { name, json }: Question["schema"],
): Pick<WireRequest, "response_format"> {
  if (mode === "prompt") return {};
  if (mode === "json_object") return { response_format: { type: mode } };
  return { response_format: { type: mode, json_schema: { name, strict: true, schema: json } } };
}
