import { expect, test } from "vitest";
import { askForDraft } from "../../../src/drafting/draft-question.ts";
import { chooseProfile } from "../../../src/model/provider/profiles.ts";
import { toWireRequest } from "../../../src/model/wire/wire-request.ts";
import { templates } from "../../support/drafting.ts";
import { makePaper } from "../../support/make.ts";

const question = askForDraft(makePaper(), templates.draft);
const choose = (url: string, model = "some-model") => chooseProfile(new URL(url), model);
const request = (url: string, model = "m", profile = choose(url, model)) =>
  toWireRequest(question, { apiKey: null, secrets: [], baseUrl: new URL(url), model, profile });
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
  ["http://localhost:9931/v1", "llama.cpp"],
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
    "prompt_cache_key",
    "prompt_cache_options",
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

test.each([
  ["solar-pro4", undefined, false],
  ["solar-pro4", "minimal", false],
  ["solar-mini4", "medium", true],
  ["hcx-007", undefined, true],
])("%s with the effort %s thinks: %j", (model, reasoningEffort, thinks) => {
  const overrides = reasoningEffort === undefined ? {} : { reasoningEffort };

  expect(chooseProfile(new URL("https://api.upstage.ai/v1"), model, overrides).thinks).toBe(thinks);
});

test("what the user decides beats the list", () => {
  const overrides = { structured: "prompt", temperature: null } as const;
  const url = "http://127.0.0.1:11434/v1";
  const sent = request(url, "m", chooseProfile(new URL(url), "m", overrides));

  expect(sent).not.toHaveProperty("response_format");
  expect(sent).not.toHaveProperty("temperature");
});
