import { expect, test } from "vitest";
import { chooseProfile } from "../../../src/model/provider/profiles.ts";
import { toForm } from "../../../src/model/wire/form.ts";
import { judgeRefusal, type Outcome } from "../../../src/model/wire/judge-refusal.ts";
import { readErrorBody } from "../../../src/model/wire/wire-error.ts";
import { toWireRequest } from "../../../src/model/wire/wire-request.ts";
import { makeProvider } from "../../support/drafting.ts";

const NOW = Date.parse("2026-11-30T04:00:00Z");
const ROOM = 2_500;

/** What a refusal by an unknown endpoint means, in short: what is done, and the first words of what is advised. */
function judge(status: number, body: unknown, headers: Record<string, string>): string {
  const profile = chooseProfile(new URL("https://llm.example.com/v1"), "some-model", {
    reasoningEffort: "low",
  });
  const provider = { ...makeProvider("https://llm.example.com/v1"), profile };
  const question = {
    subject: "paper",
    messages: [
      { role: "system", content: "Answer." },
      { role: "user", content: "A paper." },
    ],
    schema: { name: "draft", json: { type: "object", properties: {} } },
    maxOutputTokens: ROOM,
  } as const;
  const form = toForm(profile);
  const request = toWireRequest(question, provider);
  const error = readErrorBody(typeof body === "string" ? body : JSON.stringify(body));
  const refusal = { status, error, headers: new Headers(headers) };
  const sent = { form, request, isTaken: false, room: ROOM, inputTokens: 4_200 };
  return describe(judgeRefusal(refusal, sent, NOW));
}

function describe(outcome: Outcome): string {
  if (outcome.kind === "bad answer") return "asked about again";
  if (outcome.kind === "step down") {
    return outcome.notice.replace(/^This endpoint /, "").replace(/; from here on .*$/, "");
  }
  const { retryAfterMs, isFault, isLoading, endsRun, reason, explanation } = outcome.details;
  if (isLoading) return "waits for the model";
  if (retryAfterMs != null) return `waits ${retryAfterMs / 1_000} s`;
  if (reason === "REFUSED") return "this paper is refused";
  const advice = explanation.fix.split(" ").slice(0, 4).join(" ");
  if (isFault) return `a fault: ${advice}`;
  return `${endsRun ? "closed" : outcome.details.retries ? "retried" : "three times"}: ${advice}`;
}

const say = (message: string, more: object = {}) => ({ error: { message, ...more } });

/** OpenAI's words, with an address that names something else. */
const FLAGGED =
  "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt: https://platform.openai.com/docs/guides/reasoning#advice-on-prompting";

const KEY = "closed: Check OPENAI_API_KEY, and that";
const MODEL = "closed: Correct OPENAI_MODEL, or ask";
const CREDIT = "closed: Add credit or raise";
const PLACE = "closed: Ask from a place";
const BUSY = "retried: Run the same command";
const FAULT = "a fault: Run the same command";
const BROKEN = "a fault: Read the log of";
const SCHEMA = "refused json_schema";

test.each<[string, number, unknown, Record<string, string>?]>([
  [MODEL, 403, say("Project `p` does not have access to model `m`", { code: "model_not_found" })],
  [MODEL, 401, say("team not allowed to access model. This team can only access models=['x']")],
  [MODEL, 403, { message: "You don't have access to the model with the specified model ID." }],
  [MODEL, 403, say("The model `x` is blocked at the project level.")],
  [MODEL, 400, say("The model `x` has been decommissioned and is no longer supported.")],
  [MODEL, 400, say("Unable to access non-serverless model m/x.")],
  [MODEL, 404, say('model "qwen3:14b" not found, try pulling it first')],
  [MODEL, 403, { message: "승인되지 않은 모델입니다." }],
  [PLACE, 403, say("The model is not available in your region.")],
  [PLACE, 400, say("This model is not available in your country.")],
  [PLACE, 451, say("Unavailable for legal reasons in your region")],
  [PLACE, 400, { message: "Access is not allowed from unsupported countries, or regions." }],
  [PLACE, 403, say("Sorry, we don't currently serve users from your country.")],
  [PLACE, 400, { message: "지원되지 않는 지역입니다." }],
  [
    "three times: Check OPENAI_MODEL and OPENAI_BASE_URL;",
    400,
    say("At location 5 an unexpected token, not allowed for this model."),
  ],
  [KEY, 401, say("Invalid API Key")],
  [KEY, 401, { status: { code: "40103", message: "Invalid api key" }, result: null }],
  [KEY, 403, say("You have insufficient permissions. Missing scopes: model.request.")],
  [PLACE, 403, say("Country, region, or territory not supported")],
  [PLACE, 400, [say("User location is not supported for the API use.", { code: 400 })]],
  [PLACE, 401, say("Your IP address 1.2.3.4 is not authorized", { code: "ip_not_authorized" })],
  [PLACE, 403, say("Access denied due to Virtual Network/Firewall rules.")],
  [CREDIT, 402, say("Insufficient Balance")],
  [CREDIT, 400, say("ExceededBudget: User=kim over budget.", { type: "budget_exceeded" })],
  [CREDIT, 401, say("API key suspended due to insufficient credit.")],
  [CREDIT, 412, say("Account x is suspended, possibly due to reaching the spending limit")],
  [CREDIT, 400, [say("The free tier is not available in your country. Please enable billing.")]],
  ["closed: See at the provider", 429, say("you have reached your hourly usage limit")],
  ["closed: See at the provider", 429, { message: "Monthly token limit exceeded" }],
  ["closed: Run the same command", 429, { message: "Too many tokens per day, please wait." }],
  [
    "closed: Run the same command",
    429,
    say("Rate limit reached on requests per day (RPD): Limit 200. Please try again in 7m12s."),
  ],
  ["closed: Run the same command", 429, say("Daily limit met."), { "retry-after": "150" }],
  ["waits 86.4 s", 429, say("Limit of requests per day met. Please try again in 1m26.4s.")],
  ["waits 432 s", 429, say("Limit of requests per min met. Please try again in 7m12s.")],
  ["closed: Choose another model as", 429, say("Quota exceeded for requests, limit: 0")],
  ["waits 41 s", 429, say("Please retry after 41 seconds."), { "retry-after": "41" }],
  ["waits 5 s", 429, say("No deployments available, Try again in 5 seconds.")],
  ["closed: Open a page in", 511, "<html>Sign in</html>"],
  [BUSY, 529, { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }],
  [BUSY, 429, { status: { code: "42901", message: "Too many requests - rate exceeded" } }],
  [BUSY, 429, say("Your rate limits are 60 RPM (1 QPS) and 60000 TPM.")],
  [FAULT, 503, say("The request queue is full.")],
  [FAULT, 524, say("Provider returned error", { metadata: { raw: "error code: 524" } })],
  [FAULT, 503, { message: "시스템 점검 중입니다. (02:00~04:00)" }],
  [FAULT, 408, say("litellm.Timeout: Request timed out.")],
  [FAULT, 504, { status: { code: "50400", message: "Timeout" }, result: null }],
  [BROKEN, 500, { error: "Channel Error" }],
  [BROKEN, 400, { error: "The model has crashed without additional information." }],
  [BROKEN, 500, say("EngineCore encountered an issue. See the stack trace.")],
  ["waits for the model", 503, say("no slot available", { type: "unavailable_error" })],
  ["this paper is refused", 400, say("Filtered by the policy.", { code: "content_filter" })],
  ["this paper is refused", 400, say(FLAGGED, { code: "invalid_prompt", param: null })],
  ["this paper is refused", 400, say("Input may contain inappropriate content.")],
  ["this paper is refused", 403, say('Your input was flagged for "violence".')],
  ["asked about again", 400, say("Model did not output valid JSON.")],
  [
    "asked about again",
    500,
    say("litellm.JSONSchemaValidationError: model=m, returned an invalid"),
  ],
  ["asked about again", 502, say("The model failed to generate output that follows the schema")],
  [
    "asked about again",
    500,
    say("The model produced output that does not match the expected peg-native format"),
  ],
  ["asked about again", 500, say('Failed to parse input at pos 1204: {"keyPoints": [')],
  ["asked about again", 500, say('unexpected tokens remaining in message header: ["final json"]')],
  ["asked about again", 400, say("Unexpected token 200012 while expecting start token 200006")],
  ["asked about again", 500, say("error parsing tool call: raw='{', err=unexpected end of JSON")],
  ["asked about again", 502, say("The model has produced invalid JSON.")],
  [BROKEN, 500, say("The model produced no output since its runner has stopped.")],
  [SCHEMA, 400, say("Unable to generate parser for this template: JSON schema error at #")],
  [SCHEMA, 400, say("response_format value as json_schema is enabled only for newer versions")],
  [SCHEMA, 400, say("The specified schema produces a constraint that has too many states")],
  [SCHEMA, 400, { error: "'response_format.type' must be 'text'" }],
  [SCHEMA, 400, say("Failed to initialize samplers: failed to parse grammar")],
  ["refused reasoning_effort", 400, say('"qwen3:14b" does not support thinking')],
  ["refused the system message", 400, { message: "model m does not support system role" }],
  [
    "takes no answers of 2500 tokens",
    413,
    say("Request too large on tokens per minute (TPM): Limit 6000, Requested 6600"),
  ],
  [
    "three times: Give the model a",
    422,
    say("`inputs` tokens + `max_new_tokens` must be <= 4097. Given: 4200 `inputs` tokens"),
  ],
  ["three times: Give the model a", 400, { status: { code: "40003", message: "Text too long" } }],
  ["three times: Check OPENAI_MODEL and OPENAI_BASE_URL;", 413, "<html>Too Large</html>"],
])("%s: %i %j", (meaning, status, body, headers = {}) => {
  expect(judge(status, body, headers)).toBe(meaning);
});

test.each([
  [400, "Invalid request. See https://x.test/docs/guides/reasoning#effort."],
  [400, "Not supported; see x.test.dev/docs/json_schema/response_format for more."],
  [429, "Slow down. Plans: [here](https://x.test/insufficient_quota/per-day?limit=0)."],
])("an address in the words of a refusal says nothing: %i %j", (status, message) => {
  const withoutAddress = message.replace(/https?:[^)]*(?=[.)])|x\.test\.\S+/, "there");

  expect(judge(status, say(message), {})).toBe(judge(status, say(withoutAddress), {}));
});
