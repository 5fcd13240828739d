import { expect, onTestFinished, test } from "vitest";
import { toProvider } from "../../src/cli/open/to-provider.ts";
import { loadSettings } from "../../src/config/load-settings.ts";
import { chooseProfile } from "../../src/model/provider/profiles.ts";
import { complete, openBareServer } from "../support/model-server.ts";
import { answerQuestion } from "../support/recorded-world.ts";
import { makeUser, serveHub } from "../support/world.ts";

test("what the settings leave open goes by the provider", () => {
  const baseUrl = new URL("https://api.openai.com/v1");

  expect(toProvider(loadSettings({}))).toEqual({
    apiKey: null,
    secrets: [],
    baseUrl,
    model: "gpt-5.6-luna",
    profile: chooseProfile(baseUrl, "gpt-5.6-luna"),
  });
});

test("the key and the Hub's token are what no answer may hold", () => {
  const settings = loadSettings({ OPENAI_API_KEY: "sk-own", HF_TOKEN: "hf_own" });

  expect(toProvider(settings).secrets).toEqual(["sk-own", "hf_own"]);
});

test("what the settings say beats the provider's profile, 0 included", () => {
  const settings = loadSettings({
    PAPERCARDS_STRUCTURED: "prompt",
    PAPERCARDS_TOKEN_PARAMETER: "max_tokens",
    PAPERCARDS_TEMPERATURE: "0",
    PAPERCARDS_REASONING_EFFORT: "high",
    PAPERCARDS_TIMEOUT_SECONDS: "30",
  });

  expect(toProvider(settings).profile).toMatchObject({
    structured: "prompt",
    tokenParameter: "max_tokens",
    temperature: 0,
    reasoningEffort: "high",
    timeoutMs: 30_000,
  });
});

test.each([
  [
    "https://api.openai.com/v1",
    { serviceTier: "flex", timeoutMs: 180_000, flexTimeoutMs: 900_000 },
  ],
  ["https://generativelanguage.googleapis.com/v1beta/openai", { serviceTier: "flex" }],
  [
    "https://api.groq.com/openai/v1",
    { serviceTier: null, timeoutMs: 180_000, flexTimeoutMs: null },
  ],
  ["https://api.anthropic.com/v1", { serviceTier: null }],
])(
  "the flex tier is asked for at %s where it is cheaper, with the time that it takes",
  (url, profile) => {
    const settings = loadSettings({ OPENAI_BASE_URL: url, PAPERCARDS_SERVICE_TIER: "flex" });

    expect(toProvider(settings).profile).toMatchObject(profile);
    const short = { ...settings, PAPERCARDS_TIMEOUT_SECONDS: 30 };
    expect(toProvider(short).profile.timeoutMs).toBe(30_000);
    expect(toProvider(short).profile.flexTimeoutMs).toBe(profile.serviceTier && 30_000);
  },
);

test("the settings reach the wire", async () => {
  serveHub({});
  const bodies: Record<string, unknown>[] = [];
  const server = await openBareServer((body) => {
    bodies.push(body);
    return { body: complete(answerQuestion(JSON.stringify(body)).answer) };
  });
  onTestFinished(server.close);
  const environment = { PAPERCARDS_STRUCTURED: "json_object", PAPERCARDS_TEMPERATURE: "0.7" };

  const { code } = await makeUser(server.url, environment).run("doctor");

  expect(code).toBe(0);
  expect(bodies).toMatchObject([{ response_format: { type: "json_object" }, temperature: 0.7 }]);
});
