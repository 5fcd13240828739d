import type { Question } from "../../core/question/question.ts";
import type { Profile, StructuredMode } from "./profiles.ts";

/** Turns a question into the body of a Chat Completions request, as the profile has it. */
export function toWireRequest(
  model: string,
  question: Question,
  profile: Profile,
): Record<string, unknown> {
  const { tokenParameter, temperature, reasoningEffort, extraBody } = profile;
  return {
    model,
    messages: question.messages,
    ...toResponseFormat(profile.structured, question.schema),
    ...(tokenParameter === null ? {} : { [tokenParameter]: question.maxOutputTokens }),
    ...(temperature === null ? {} : { temperature }),
    ...(reasoningEffort === null ? {} : { reasoning_effort: reasoningEffort }),
    ...extraBody,
  };
}

function toResponseFormat(mode: StructuredMode, { name, json }: Question["schema"]) {
  if (mode === "prompt") return {};
  if (mode === "json_object") return { response_format: { type: mode } };
  return { response_format: { type: mode, json_schema: { name, strict: true, schema: json } } };
}
