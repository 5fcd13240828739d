import { expect, test } from "vitest";
import { askForDraft } from "../../../src/drafting/draft-question.ts";
import { chooseProfile, type Profile } from "../../../src/model/provider/profiles.ts";
import { findStepDown } from "../../../src/model/wire/step-down.ts";
import { toWireRequest } from "../../../src/model/wire/wire-request.ts";
import { templates } from "../../support/drafting.ts";
import { makePaper } from "../../support/make.ts";

const question = askForDraft(makePaper(), templates.draft);
const choose = (url: string, model = "some-model") => chooseProfile(new URL(url), model);
const request = (url: string, model = "m", profile = choose(url, model)) =>
  toWireRequest(question, { apiKey: null, baseUrl: new URL(url), model, profile });
const keysOf = (url: string, model?: string) => Object.keys(request(url, model)).toSorted();

test.each([
  ["https://api.openai.com/v1", "OpenAI"],
  ["https://my-team.openai.azure.com/openai/v1/", "Azure OpenAI"],
  ["https://generativelanguage.googleapis.com/v1beta/openai/", "Gemini"],
  ["https://openrouter.ai/api/v1", "OpenRouter"],
  ["https://api.upstage.ai/v1", "Upstage"],
  ["https://router.huggingface.co/v1", "Hugging Face"],
  ["https://api.deepseek.com", "DeepSeek"],
  ["http://127.0.0.1:11434/v1", "Ollama"],
  ["http://localhost:1234/v1", "LM Studio"],
  ["http://localhost:8080/v1", "llama.cpp"],
  ["http://gpu-box:8000/v1", "vLLM"],
  ["https://llm.example.com/v1", "This endpoint"],
  ["https://api.openai.com.example.com/v1", "This endpoint"],
])("knows %s as %s", (url, name) => {
  expect(choose(url).name).toBe(name);
});

test("Ollama gets the one token limit that it reads", () => {
  const sent = request("http://127.0.0.1:11434/v1", "llama3.2");

  expect(sent).toMatchObject({ max_tokens: question.maxOutputTokens, temperature: 0.3 });
  expect(sent).not.toHaveProperty("max_completion_tokens");
});

test("OpenAI's reasoning models get an effort and no temperature", () => {
  expect(keysOf("https://api.openai.com/v1", "gpt-5.6-luna")).toEqual([
    "max_completion_tokens",
    "messages",
    "model",
    "reasoning_effort",
    "response_format",
  ]);
  expect(keysOf("https://api.openai.com/v1", "gpt-4o")).not.toContain("reasoning_effort");
});

test("OpenRouter is told not to drop what a model does not know", () => {
  expect(request("https://openrouter.ai/api/v1", "qwen/qwen3")).toMatchObject({
    provider: { require_parameters: true },
  });
});

test("what the user decides beats the list", () => {
  const overrides = { structured: "prompt", temperature: null } as const;
  const url = "http://127.0.0.1:11434/v1";
  const sent = request(url, "m", chooseProfile(new URL(url), "m", overrides));

  expect(sent).not.toHaveProperty("response_format");
  expect(sent).not.toHaveProperty("temperature");
});

const OPENAI = choose("https://api.openai.com/v1", "gpt-5.6-luna");
const CAREFUL = choose("https://llm.example.com/v1");

test.each([
  ["response_format of type json_schema is not supported.", { structured: "json_object" }],
  ["failed to parse grammar", { structured: "json_object" }],
  ["Unrecognized request argument supplied: reasoning_effort", { reasoningEffort: null }],
  ["Unsupported parameter: 'max_completion_tokens' is unknown here.", { tokenParameter: null }],
])("steps down for %j", (message, changed) => {
  expect(findStepDown(OPENAI, 400, { message })?.profile).toEqual({ ...OPENAI, ...changed });
});

test("changes to the newer name of the token limit when the older one is refused", () => {
  const message =
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";

  expect(findStepDown(CAREFUL, 400, { message })?.profile.tokenParameter).toBe(
    "max_completion_tokens",
  );
});

test("steps down when OpenRouter finds no provider for all parameters", () => {
  const message = "No endpoints found that can handle the requested parameters.";

  expect(findStepDown(CAREFUL, 404, { message })?.profile.structured).toBe("json_object");
});

test.each([
  [400, "This model's maximum context length is 8192 tokens."],
  [400, "max_tokens is too large: 6000. This model takes at most 4096."],
  [404, "The model does not exist."],
  [401, "response_format is not supported."],
  [500, "json_schema failed."],
])("does not step down for %i %j", (status, message) => {
  expect(findStepDown(CAREFUL, status, { message })).toBeNull();
});

test("comes to an end when everything is refused", () => {
  const message = "Unsupported: response_format, temperature, reasoning_effort, max_tokens";
  const refuseAll = (profile: Profile, steps: number): number => {
    const step = findStepDown(profile, 400, { message });
    return step === null ? steps : refuseAll(step.profile, steps + 1);
  };

  expect(refuseAll({ ...CAREFUL, temperature: 1, reasoningEffort: "low" }, 0)).toBe(6);
});
