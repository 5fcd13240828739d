import { expect, test } from "vitest";
import { chooseProfile, type Profile } from "../../../src/model/provider/profiles.ts";
import { openProfile } from "../../../src/model/wire/step-down.ts";

const choose = (url: string, model = "some-model") => chooseProfile(new URL(url), model);
const OPENAI = choose("https://api.openai.com/v1", "gpt-5.6-luna");
const CAREFUL = choose("https://llm.example.com/v1");

/** Opens a profile, and what an endpoint says that refuses it. */
function refuse(profile: Profile, status: number, message: string) {
  const notices: string[] = [];
  const used = openProfile(profile, (notice) => notices.push(notice));
  const refuseAgain = () => used.stepDown(profile, status, { message });
  return { used, notices, refuseAgain };
}

test.each([
  ["response_format of type json_schema is not supported.", { structured: "json_object" }],
  ["failed to parse grammar", { structured: "json_object" }],
  ["Unrecognized request argument supplied: reasoning_effort", { reasoningEffort: null }],
  ["Unsupported parameter: 'max_completion_tokens' is unknown here.", { tokenParameter: null }],
])("steps down for %j", (message, changed) => {
  const { used, refuseAgain } = refuse(OPENAI, 400, message);

  expect(refuseAgain).toThrow(expect.objectContaining({ isSteppedDown: true }));
  expect(used.current()).toEqual({ ...OPENAI, ...changed });
});

test("changes to the newer name of the token limit when the older one is refused", () => {
  const message =
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
  const { used, refuseAgain } = refuse(CAREFUL, 400, message);

  expect(refuseAgain).toThrow();
  expect(used.current().tokenParameter).toBe("max_completion_tokens");
});

test("steps down when OpenRouter finds no provider for all parameters", () => {
  const message = "No endpoints found that can handle the requested parameters.";
  const { used, refuseAgain } = refuse(CAREFUL, 404, message);

  expect(refuseAgain).toThrow();
  expect(used.current().structured).toBe("json_object");
});

test.each([
  [400, "This model's maximum context length is 8192 tokens."],
  [400, "max_tokens is too large: 6000. This model takes at most 4096."],
  [404, "The model does not exist."],
  [401, "response_format is not supported."],
  [500, "json_schema failed."],
])("does not step down for %i %j", (status, message) => {
  const { used, refuseAgain } = refuse(CAREFUL, status, message);

  refuseAgain();

  expect(used.current()).toBe(CAREFUL);
});

test("questions that were under way with the refused profile go out again, without another notice", () => {
  const { notices, refuseAgain } = refuse(CAREFUL, 400, "Unsupported: json_schema");

  expect(refuseAgain).toThrow();
  expect(refuseAgain).toThrow(expect.objectContaining({ isSteppedDown: true }));

  expect(notices).toEqual([
    "This endpoint refused json_schema; from here on json_object is asked for.",
  ]);
});

test("comes to an end when everything is refused", () => {
  const message = "Unsupported: response_format, temperature, reasoning_effort, max_tokens";
  const notices: string[] = [];
  const used = openProfile({ ...CAREFUL, temperature: 1, reasoningEffort: "low" }, (notice) =>
    notices.push(notice),
  );
  const refuseCurrent = () => used.stepDown(used.current(), 400, { message });

  for (let step = 0; step < 6; step += 1) expect(refuseCurrent).toThrow();
  refuseCurrent();

  expect(notices).toHaveLength(6);
});
