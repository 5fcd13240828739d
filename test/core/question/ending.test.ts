import { expect, test } from "vitest";
import { readEnding } from "../../../src/core/question/ending.ts";

test.each([
  ["cut", ["length", "max_tokens", "MAX_TOKENS", "max_output_tokens", "model_length"]],
  ["cut", ["model_context_window_exceeded", "max_completion_tokens"]],
  ["withheld", ["content_filter", "SAFETY", "refusal", "PROHIBITED_CONTENT", "sensitive"]],
  ["withheld", ["RECITATION", "BLOCKLIST", "SPII"]],
  ["broken off", ["insufficient_system_resource", "network_error", "error", "abort", "timeout"]],
  ["looped", ["repetition"]],
  [null, ["stop", "STOP", "end_turn", "eos", "stop_sequence", "tool_calls", "", null]],
])("an answer is %s that ended with one of %j", (ending, reasons) => {
  expect(reasons.map(readEnding)).toEqual(reasons.map(() => ending));
});
