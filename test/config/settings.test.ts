import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderEnvExample } from "../../src/config/env-example.ts";
import { loadSettings } from "../../src/config/load-settings.ts";

test("without any variable the settings are the documented defaults", () => {
  expect(loadSettings({})).toEqual({
    OPENAI_BASE_URL: "https://api.openai.com/v1",
    OPENAI_MODEL: "gpt-5.6-luna",
    HF_ENDPOINT: "https://huggingface.co",
    ARXIV_ENDPOINT: "https://export.arxiv.org",
    PAPERCARDS_TOP: 5,
    PAPERCARDS_CONCURRENCY: 8,
    PAPERCARDS_LOOKBACK_DAYS: 7,
    PAPERCARDS_IMAGES: "download",
    PAPERCARDS_OUTPUT_DIR: "output",
    PAPERCARDS_CACHE_DIR: "cache",
  });
});

test("a flag beats a variable, and an empty variable counts as absent", () => {
  const environment = { PAPERCARDS_TOP: "9", OPENAI_MODEL: " ", UNRELATED: "x" };

  const settings = loadSettings(environment, { PAPERCARDS_TOP: "3" });

  expect(settings).toMatchObject({ PAPERCARDS_TOP: 3, OPENAI_MODEL: "gpt-5.6-luna" });
  expect(settings).not.toHaveProperty("UNRELATED");
});

test.each([
  ["PAPERCARDS_TOP", "-1"],
  ["PAPERCARDS_TOP", "many"],
  ["PAPERCARDS_CONCURRENCY", "0"],
  ["PAPERCARDS_IMAGES", "maybe"],
  ["OPENAI_BASE_URL", "file:///etc/passwd"],
  ["HF_ENDPOINT", "huggingface.co"],
])("%s=%s is refused by name and value", (name, value) => {
  expect(() => loadSettings({ [name]: value })).toThrow(
    expect.objectContaining({
      code: "SETTINGS",
      message: expect.stringMatching(new RegExp(`${name} is "${value}"`)),
      fix: expect.stringContaining(".env.example"),
    }),
  );
});

test("an error about the settings never shows a secret", () => {
  const environment = { OPENAI_API_KEY: "sk-secret", HF_TOKEN: "hf_secret", PAPERCARDS_TOP: "x" };

  expect(() => loadSettings(environment)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("secret") }),
  );
});

test(".env.example is up to date", () => {
  expect(readFileSync(".env.example", "utf8")).toBe(renderEnvExample());
});
