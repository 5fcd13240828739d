import { expect, test } from "vitest";
import type { BatchFormatName } from "../../../src/core/choices.ts";
import { askForDraft, askInFreeForm } from "../../../src/drafting/draft-question.ts";
import { lineWriterOf, toOpenAiLine } from "../../../src/model/batch/batch-formats.ts";
import { readBatchLine } from "../../../src/model/batch/batch-line.ts";
import { makeProvider, templates } from "../../support/drafting.ts";
import { makePaper } from "../../support/make.ts";

const NAME = "ab".repeat(32);
const provider = makeProvider("https://models.test/v1", { model: "m-1" });
/** Tokens that a card is given. */
const ROOM = 2_500;
const question = askForDraft(makePaper(), templates.draft);
const write = (format: BatchFormatName, asked = question) =>
  JSON.parse(lineWriterOf(format)(NAME, asked, provider));
const read = (line: unknown) => readBatchLine(toOpenAiLine(JSON.stringify(line)), provider);

test("a question for Anthropic has its system text apart, and a schema without bounds of lists", () => {
  const { custom_id, params } = write("anthropic");

  expect(custom_id).toBe(NAME);
  expect(custom_id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
  expect(params).toMatchObject({
    model: "m-1",
    max_tokens: ROOM,
    system: question.messages[0]?.content,
    messages: [question.messages[1]],
    output_config: { format: { type: "json_schema" } },
  });
  expect(JSON.stringify(params.output_config)).not.toMatch(/minItems|maxItems/);
});

test("a question for Gemini is a request of its own, without a model, and with the schema", () => {
  const { key, request } = write("gemini");

  expect(key).toBe(NAME);
  expect(request).toEqual({
    systemInstruction: { parts: [{ text: question.messages[0]?.content }] },
    contents: [{ role: "user", parts: [{ text: question.messages[1]?.content }] }],
    generationConfig: {
      maxOutputTokens: ROOM,
      responseMimeType: "application/json",
      responseJsonSchema: question.schema.json,
    },
  });
});

test.each<BatchFormatName>(["openai", "anthropic", "gemini"])(
  "in free form, the schema is left out for %s, too",
  (format) => {
    expect(JSON.stringify(write(format, askInFreeForm(question)))).not.toContain("schema");
  },
);

test.each<[string, unknown, object]>([
  [
    "Anthropic",
    {
      custom_id: NAME,
      result: {
        type: "succeeded",
        message: {
          ...{ id: "msg_1", type: "message", role: "assistant", model: "claude-x" },
          content: [
            { type: "thinking", thinking: "Hm.", signature: "s" },
            { type: "text", text: '{"a":1}' },
          ],
          stop_reason: "end_turn",
          usage: { input_tokens: 10, cache_read_input_tokens: 90, output_tokens: 5 },
        },
      },
    },
    {
      answer: { model: "claude-x", text: '{"a":1}', finishReason: "end_turn", refusal: null },
      tokens: { inputTokens: 100, cachedTokens: 90, outputTokens: 5 },
    },
  ],
  [
    "Gemini",
    {
      key: NAME,
      response: {
        candidates: [
          {
            content: {
              role: "model",
              parts: [{ text: "Hm.", thought: true }, { text: '{"a":1}' }],
            },
            finishReason: "MAX_TOKENS",
          },
        ],
        usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 5, thoughtsTokenCount: 20 },
        modelVersion: "gemini-x",
      },
    },
    {
      answer: { model: "gemini-x", text: '{"a":1}', finishReason: "MAX_TOKENS", refusal: null },
      tokens: { inputTokens: 100, cachedTokens: 0, outputTokens: 25 },
    },
  ],
])("an answer of %s is read", (_, line, expected) => {
  expect(read(line)).toMatchObject({ status: "answered", fingerprint: NAME, ...expected });
});

const errored = (error: object) => ({ custom_id: NAME, result: { type: "errored", error } });
const invalid = { type: "invalid_request_error", message: "max_tokens: too large" };

test.each<[string, unknown, string, RegExp]>([
  ["Anthropic", errored({ type: "error", error: invalid }), "refused", /max_tokens: too large/],
  ["Anthropic, unwrapped", errored(invalid), "refused", /max_tokens: too large/],
  [
    "Anthropic, overloaded",
    errored({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }),
    "unanswered",
    /Overloaded/,
  ],
  [
    "Anthropic, expired",
    { custom_id: NAME, result: { type: "expired" } },
    "unanswered",
    /expired: The request was not processed/,
  ],
  [
    "Gemini",
    { key: NAME, error: { code: 3, message: "Schema too deep.", status: "INVALID_ARGUMENT" } },
    "refused",
    /Schema too deep/,
  ],
  ["Gemini's status", { key: NAME, status: { code: 14, message: "Busy." } }, "unanswered", /Busy/],
])("an error of %s is read in the engine's words", (_, line, status, words) => {
  const result = read(line);

  expect(result).toMatchObject({ status, fingerprint: NAME });
  expect(result.status === "refused" ? result.error.message : JSON.stringify(result)).toMatch(
    words,
  );
});

test("a prompt that Gemini blocked is a withheld answer", () => {
  expect(
    read({ key: NAME, response: { promptFeedback: { blockReason: "SAFETY" } } }),
  ).toMatchObject({ status: "answered", answer: { text: null, finishReason: "content_filter" } });
});

test.each([
  [{ key: NAME, request: { contents: [] } }],
  [{ key: "somebody else's", response: { candidates: [] } }],
  [{ custom_id: NAME, result: { type: "odd" } }],
  [{ key: NAME }],
])("what is no result is unreadable: %j", (line) => {
  expect(read(line)).toEqual({ status: "unreadable" });
});
