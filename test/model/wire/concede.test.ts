import { expect, test } from "vitest";
import type { Question } from "../../../src/core/question/question.ts";
import { chooseProfile, type Profile } from "../../../src/model/provider/profiles.ts";
import { findConcession } from "../../../src/model/wire/concede.ts";
import { applyForm, type Form, toForm } from "../../../src/model/wire/form.ts";
import { toWireRequest, type WireRequest } from "../../../src/model/wire/wire-request.ts";
import { makeProvider } from "../../support/drafting.ts";

const choose = (url: string, model = "some-model") => chooseProfile(new URL(url), model);
const OPENAI = choose("https://api.openai.com/v1", "gpt-5.6-luna");
const CAREFUL = choose("https://llm.example.com/v1");

const QUESTION: Question = {
  subject: "paper",
  messages: [{ role: "system", content: "Answer." }],
  schema: {
    name: "draft",
    json: {
      type: "object",
      properties: {
        tags: { type: "array", items: { type: "string", enum: ["LLM"] }, minItems: 1, maxItems: 6 },
        evidence: { type: ["string", "null"] },
        format: { type: "string", pattern: "^a" },
      },
      required: ["tags"],
      additionalProperties: false,
    },
  },
  maxOutputTokens: 6_000,
};

/** A request with everything that a provider may refuse. */
function send(profile: Profile, more: object = {}): { form: Form; request: WireRequest } {
  const provider = { ...makeProvider("https://llm.example.com/v1"), profile };
  return { form: toForm(profile), request: { ...toWireRequest(QUESTION, provider), ...more } };
}

type Sent = { form: Form; request: WireRequest; isTaken?: boolean };

const concede = (sent: Sent, status: number, message: string, param: string | null = null) =>
  findConcession({ isTaken: false, ...sent }, status, { message, param });

test.each([
  ["response_format of type json_schema is not supported.", { structured: "json_object" }],
  ["Invalid request: responseFormat cannot be used here", { structured: "json_object" }],
  ["failed to parse grammar", { structured: "json_object" }],
  ["JSON mode is not enabled for models/gemma-3-27b-it", { structured: "json_object" }],
  ["model: r1 does not support feature: structured-outputs", { structured: "json_object" }],
  ["Unsupported parameter: 'max_completion_tokens' is unknown here.", { tokenParameter: null }],
])("changes the profile for %j", (message, changed) => {
  expect(concede(send(OPENAI), 400, message)?.form.profile).toEqual({ ...OPENAI, ...changed });
});

test("changes to the newer name of the token limit when the older one is refused", () => {
  const message =
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";

  const form = concede(send(CAREFUL), 400, message)?.form;

  expect(form?.profile.tokenParameter).toBe("max_completion_tokens");
});

const CACHED = {
  messages: [
    {
      role: "system",
      content: [
        { type: "text", text: "Answer.", prompt_cache_breakpoint: { mode: "explicit" } },
        { type: "text", text: " Now." },
      ],
    },
  ],
  prompt_cache_key: "abc",
  prompt_cache_options: { mode: "explicit" },
  service_tier: "flex",
  provider: { require_parameters: true },
};

test.each([
  ["Unrecognized request argument supplied: prompt_cache_key", null, "prompt_cache_key"],
  ["Extra inputs are not permitted", "prompt_cache_options.mode", "prompt_cache_options"],
  [
    "messages.0.content.0.prompt_cache_breakpoint: Extra inputs are not permitted",
    null,
    "prompt_cache_breakpoint",
  ],
  ["Invalid service_tier argument", "service_tier", "service_tier"],
  ["The flex tier is not available for this model.", null, "service_tier"],
  ["Unknown field: `require_parameters`", null, "provider"],
  ["Unrecognized request argument supplied: reasoning_effort", null, "reasoning_effort"],
  ["This model does not support thinking.", null, "reasoning_effort"],
])("leaves out what is named: %j", (message, param, name) => {
  const { form, request } = send(OPENAI, CACHED);

  const conceded = concede({ form, request }, 400, message, param);

  expect(conceded?.notice).toBe(`OpenAI refused ${name}; from here on it is not sent.`);
  const sent = conceded && JSON.stringify(applyForm(request, conceded.form));
  expect(sent).not.toContain(`"${name}"`);
  expect(sent).toContain('"text":"Answer."');
});

test.each([
  "messages[0].content: Input should be a valid string",
  "Failed to deserialize the JSON body into the target type: messages[0]: invalid type: sequence, expected a string",
])("joins the parts of messages where an endpoint wants a text: %j", (message) => {
  const { form, request } = send(OPENAI, { messages: CACHED.messages });

  const conceded = concede({ form, request }, 400, message);

  const sent = conceded && applyForm(request, conceded.form);
  expect(sent?.messages).toEqual([{ role: "system", content: "Answer. Now." }]);
});

test.each([
  ["Invalid JSON schema: 'minItems' is not supported in response_format json_schema.", "minItems"],
  [
    "output_format.schema: For 'array' type, 'minItems' values other than 0 or 1 are not supported",
    "minItems",
  ],
  [
    'Unknown name "additionalProperties" at generation_config.response_schema',
    "additionalProperties",
  ],
  ["schema: keyword 'pattern' is not allowed", "pattern"],
  ["min_items is not supported", "minItems"],
])("leaves a keyword out of the schema, and keeps the schema: %j", (message, keyword) => {
  const { form, request } = send(CAREFUL);

  const conceded = concede({ form, request }, 400, message);

  const sent = conceded && JSON.stringify(applyForm(request, conceded.form).response_format);
  expect(sent).not.toContain(keyword);
  expect(sent).toContain('"format":{"type":"string"'); // the field of that name
  expect(conceded?.form.profile).toBe(CAREFUL);
});

test("a list of types that is refused becomes a choice", () => {
  const { form, request } = send(CAREFUL);

  const conceded = concede({ form, request }, 400, "schema: 'type' may not be a list of types");

  const sent = conceded && JSON.stringify(applyForm(request, conceded.form));
  expect(sent).toContain('"evidence":{"anyOf":[{"type":"string"},{"type":"null"}]}');
});

test("what shapes no answer goes first when OpenRouter finds no provider for all parameters", () => {
  const message = "No endpoints found that can handle the requested parameters.";
  const { form, request } = send(CAREFUL, CACHED);

  const first = concede({ form, request }, 404, message);
  const second =
    first && concede({ form: first.form, request: applyForm(request, first.form) }, 404, message);

  expect(first?.notice).toContain("prompt_cache_key");
  expect(second?.form.profile.structured).toBe("json_object");
});

test.each([
  [400, "This model's maximum context length is 8192 tokens."],
  [400, "The prompt is longer than the context."],
  [400, "Provider returned error"],
  [404, "The model does not exist."],
  [401, "response_format is not supported."],
  [500, "json_schema failed."],
])("concedes nothing for %i %j", (status, message) => {
  expect(concede(send(CAREFUL, CACHED), status, message)).toBeNull();
});

test("a word of one refusal changes nothing in what was taken before", () => {
  const sent = { ...send(CAREFUL), isTaken: true };

  expect(concede(sent, 400, "The output breaks the schema.")).toBeNull();
  expect(concede(sent, 400, "json_schema is not supported.")).not.toBeNull();
});

test("comes to an end when everything is refused", () => {
  const message =
    "Unsupported: response_format, temperature, reasoning_effort, max_tokens, messages as a list, service_tier";
  const profile = { ...CAREFUL, temperature: 1, reasoningEffort: "low" };
  const provider = makeProvider("https://llm.example.com/v1");
  let form = toForm(profile);
  let steps = 0;

  for (; steps < 50; steps += 1) {
    const asked = toWireRequest(QUESTION, { ...provider, profile: form.profile });
    const request = applyForm({ ...asked, service_tier: "flex" }, form);
    const conceded = concede({ form, request }, 400, message);
    if (conceded === null) break;
    form = conceded.form;
  }

  expect(steps).toBe(7);
});

const WITH_USER: WireRequest["messages"] = [
  { role: "system", content: [{ type: "text", text: "Answer." }] },
  { role: "user", content: "A paper." },
];

test.each([
  [400, "Developer instruction is not enabled for models/gemma-3-27b-it"],
  [400, "System role not supported"],
  [500, "Jinja Exception: System role not supported at row 1, column 20"],
  [400, "Conversation roles must alternate user/assistant/user/assistant/..."],
  [400, "Error rendering prompt with jinja template: Only user and assistant roles are supported!"],
  [400, "Unsupported value: 'messages[0].role' does not support 'system' with this model."],
  [422, "Input should be 'user' or 'assistant': role 'system' is not permitted"],
  [400, "messages.0.role: Input should be 'user' or 'assistant'"],
  [
    422,
    '[{"type":"literal_error","loc":["body","messages",0,"role"],"msg":"Input should be \'user\' or \'assistant\'","input":"system"}]',
  ],
  [
    422,
    '[{"loc":["body","messages",0,"role"],"msg":"unexpected value; permitted: \'user\', \'assistant\'","type":"value_error.const","ctx":{"given":"system","permitted":["user","assistant"]}}]',
  ],
  [
    422,
    '[{"loc":["body","messages",0,"role"],"msg":"value is not a valid enumeration member; permitted: \'assistant\', \'user\'","type":"type_error.enum"}]',
  ],
  [400, "After the optional system message, conversation must start with a user message"],
  [400, "The first message must be from the user"],
  [400, "model gemma does not support system role"],
])("puts the system's text before the user's for %i %j", (status, message) => {
  const sent = send(CAREFUL, { messages: WITH_USER });

  const form = concede(sent, status, message)?.form ?? sent.form;

  expect(applyForm(sent.request, form).messages).toEqual([
    { role: "user", content: "Answer.\n\nA paper." },
  ]);
  expect(concede({ ...sent, form }, status, message)).toBeNull();
});

test.each([
  [400, "The system is busy: no schema was read.", false],
  [500, "Internal system error. Do not retry.", false],
  [400, "The system prompt is 9000 characters long.", false],
  [400, "messages.3.role: Input should be 'system', 'user' or 'assistant'", false],
  [400, "System role not supported", true],
])("leaves the system message where it is for %i %j", (status, message, isTaken) => {
  const sent = { ...send(CAREFUL, { messages: WITH_USER }), isTaken };

  expect(concede(sent, status, message)?.form.isWithoutSystem ?? false).toBe(false);
});
