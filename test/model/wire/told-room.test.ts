import { expect, test } from "vitest";
import { readToldRoom } from "../../../src/model/wire/told-room.ts";

const SENT = { room: 6_000, inputTokens: 4_000 };

test.each([
  [
    400,
    "max_tokens is too large: 6000. This model supports at most 4096 completion tokens.",
    4_096,
  ],
  [400, "max_tokens: 6000 > 4096, which is the maximum allowed number of output tokens", 4_096],
  [400, "`max_tokens` must be less than or equal to `4,096`", 4_096],
  [422, "maxTokens must be between 1 and 4k", 4_096],
  [
    400,
    "This model's maximum context length is 8192 tokens and your request has 3850 input tokens (6000 > 8192 - 3850).",
    4_342,
  ],
  [
    400,
    "This model's maximum context length is 8192 tokens. However, you requested 9850 tokens (3850 in the messages, 6000 in the completion).",
    4_342,
  ],
  [
    400,
    "This model's maximum context length is 8192 tokens. However, you requested 6000 output tokens and your prompt contains at least 2193 input tokens, for a total of at least 8193 tokens. Please reduce the length of the input prompt or the number of requested output tokens. (parameter=input_tokens, value=2193)",
    4_192,
  ],
  [
    400,
    "This model's maximum context length is 8192 tokens. However, you requested 6000 output tokens and your prompt contains 19043 characters (more than 18768 characters, which is the upper bound for 2192 input tokens).",
    4_192,
  ],
  [400, "Requested tokens (9850) exceed context window of 8192", 4_342],
  [400, "The total tokens exceed the maximum context length of 8192.", 4_192],
  [413, "Request too large on tokens per minute (TPM): Limit 8000, Requested 9700", 4_300],
  [
    400,
    "input length and `max_tokens` exceed context limit: 3850 + 6000 > 8192, decrease input length or `max_tokens` and try again",
    4_342,
  ],
  [
    422,
    "`inputs` tokens + `max_new_tokens` must be <= 8192. Given: 3850 `inputs` tokens and 6000 `max_new_tokens`",
    4_342,
  ],
  [400, "Input length (3850) + max_tokens (6000) exceeds limit 8192", 4_342],
  [400, "Range of max_tokens should be [1, 2000]", 2_000],
  [400, "max_tokens is too large", 3_000],
  [400, "request (3900 tokens) exceeds the available context size (3840 tokens)", null],
  [400, "The input (7,342 tokens) is longer than the model's context length (7000 tokens).", null],
  [400, "Trying to keep the first 7342 tokens, but the context length is only 7000 tokens", null],
  [
    400,
    "This model's maximum context length is 7000 tokens. However, your messages resulted in 7342 tokens.",
    null,
  ],
  [
    402,
    "This request requires more credits, or fewer max_tokens. You requested up to 6000 tokens, but can only afford 4122. To increase, visit https://openrouter.ai/settings/credits",
    4_122,
  ],
  [402, "You requested up to 6000 tokens, but can only afford 900.", null],
  [402, "This request requires more credits, or fewer max_tokens.", null],
  [429, "Limit 8000, Used 5000, Requested 6200. Please try again in 3s.", null],
  [429, "Too many requests: at most 3 per minute, max tokens 4096", null],
  [
    400,
    "The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 7342>= n_ctx: 7000).",
    null,
  ],
  [400, "Cannot truncate prompt with n_keep (7342) >= n_ctx (7000)", null],
  [
    400,
    "This model's maximum context length is 8192 tokens and your request has 7343 input tokens (6000 > 8192 - 7343).",
    null,
  ],
  [400, "The total tokens exceed the maximum context length of 4300.", 850],
  [400, "The prompt is longer than the context.", null],
  [400, "This model's maximum context length is 4096 tokens.", null],
  [400, "Unsupported parameter: 'max_tokens' is not supported with this model.", null],
  [400, "gpt-4-0613 does not exist", null],
])("%i %j leaves %j tokens for an answer", (status, message, room) => {
  expect(readToldRoom(status, { message }, SENT)).toBe(room);
});

test.each([
  ["as the estimate leaves", 8_192, 6_000, 4_192],
  ["less than was refused where the estimate leaves more", 8_192, 4_192, 3_144],
  ["less than was refused where the estimate leaves too little", 4_300, 2_500, 1_875],
  ["at least what the shortest card takes", 4_300, 1_000, 850],
  ["nothing below that", 4_300, 850, null],
  ["nothing where the question alone fills the context", 3_000, 2_500, null],
])("of a question that an engine counts in part, an answer gets %s", (_, limit, room, left) => {
  const message = `This model's maximum context length is ${limit} tokens. However, you requested ${room} output tokens and your prompt contains at least ${limit - room + 1} input tokens, for a total of at least ${limit + 1} tokens.`;

  expect(readToldRoom(400, { message }, { ...SENT, room })).toBe(left);
});
