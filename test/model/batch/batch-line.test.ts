import { expect, test } from "vitest";
import { readBatchLine } from "../../../src/model/batch/batch-line.ts";
import { makeProvider } from "../../support/drafting.ts";
import { complete } from "../../support/model-server.ts";

const custom_id = "a".repeat(64);
const PROVIDER = makeProvider("https://llm.example.com/v1");
const read = (line: object) => readBatchLine(JSON.stringify({ custom_id, ...line }), PROVIDER);

const TOO_LONG = "The prompt is longer than the maximum model length.";
const answered = (body: unknown, status_code = 200) => ({ status_code, request_id: "r", body });

test.each<[string, object]>([
  ["text", { response: null, error: TOO_LONG }],
  ["text beside a status", { response: answered(null, 400), error: TOO_LONG }],
  ["an object beside a status", { response: answered(null, 400), error: { message: TOO_LONG } }],
  [
    "an object in an object",
    { response: answered(null, 400), error: { error: { message: TOO_LONG, code: 400 } } },
  ],
  ["an object with a status", { response: null, error: { message: TOO_LONG, code: 400 } }],
  ["a body", { response: answered({ error: { message: TOO_LONG } }, 400), error: null }],
])("an error of vllm run-batch is a refusal with its words: %s", (_, line) => {
  expect(read(line)).toMatchObject({
    status: "refused",
    ...{ why: TOO_LONG.slice(0, -1), error: { message: `Its line of results says: ${TOO_LONG}` } },
  });
});

test.each<[string, object, RegExp]>([
  ["expired", { response: null, error: { code: "batch_expired", message: "No time." } }, /No time/],
  ["expired in words", { response: null, error: "The request expired." }, /expired/],
  ["was refused for now", { response: answered({ error: "busy" }, 503), error: null }, /busy/],
  [
    "was broken off",
    { response: answered(complete('{"a": ', { finish_reason: "network_error" })), error: null },
    /broken off: .*network_error/,
  ],
])("a question that %s is unanswered, and may be asked again", (_, line, why) => {
  expect(read(line)).toMatchObject({
    status: "unanswered",
    why: expect.stringMatching(why),
  });
});

test("a bad answer that is told as a refusal is an answer, of which the cost is not known", () => {
  const error = { code: "json_validate_failed", message: "No JSON.", failed_generation: "{" };

  expect(read({ response: answered({ error }, 400), error: null })).toMatchObject({
    status: "answered",
    answer: { text: "{", finishReason: "invalid_json" },
    tokens: { inputTokens: null, outputTokens: null },
  });
});
