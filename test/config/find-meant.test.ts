import { expect, test } from "vitest";
import { findByEnd, findMeant } from "../../src/config/find-meant.ts";
import { otherWordsOf } from "../../src/config/setting-notes.ts";
import { Settings, WorkflowSettings } from "../../src/config/settings.ts";

test.each([
  ...["OPENAI_HOST", "OPENAI_SERVER", "OPENAI_ADDRESS", "OPENAI_API_HOST", "OPENAI_ENDPOINT"],
  ...["OPENAI_BASEURL", "OPENAI_API_BASE_URL", "PAPERCARDS_BASE_URL", "OPENAI_BASE_ULR"],
  ...["OPENAI_CHAT_BASE_URL", "OPENAI_COMPATIBLE_BASE_URL", "OPENAI_LIKE_API_BASE"],
  ...["OPENAI_BASE_PATH", "OPENAI_BASEURL_V1"],
])("%s means the address of the model", (name) => {
  expect(findMeant(name)).toEqual(["OPENAI_BASE_URL"]);
});

test.each([
  ...["PAPERCARDS_BUDGET", "PAPERCARDS_COST", "PAPERCARDS_COST_LIMIT", "PAPERCARDS_MAXCOST"],
  ...["PAPERCARDS_BUDGET_USD", "PAPERCARDS_MAX_SPEND", "PAPERCARDS_DOLLARS", "OPENAI_BUDGET"],
])("%s means the cost limit", (name) => {
  expect(findMeant(name)).toEqual(["PAPERCARDS_MAX_COST_USD"]);
});

test.each([
  ["openaiApiKey", "OPENAI_API_KEY"],
  ["OPENAI_SECRET_KEY", "OPENAI_API_KEY"],
  ["PAPERCARDS_API_KEY", "OPENAI_API_KEY"],
  ["HUGGINGFACEHUB_API_TOKEN", "HF_TOKEN"],
  ["HF_MIRROR", "HF_ENDPOINT"],
  ["ARXIV_API_URL", "ARXIV_ENDPOINT"],
  ["PAPERCARDS_MAX_PAPERS", "PAPERCARDS_TOP"],
  ["PAPERCARDS_KEYWORDS", "PAPERCARDS_INTERESTS"],
  ["PAPERCARDS_WORKERS", "PAPERCARDS_CONCURRENCY"],
  ["PAPERCARDS_REQUESTS_PER_MINUTE", "PAPERCARDS_RPM"],
  ["PAPERCARDS_TOKENS_PER_MINUTE", "PAPERCARDS_TPM"],
  ["OPENAI_TIMEOUT", "PAPERCARDS_TIMEOUT_SECONDS"],
  ["PAPERCARDS_THUMBNAILS", "PAPERCARDS_IMAGES"],
  ["PAPERCARDS_OUTPUT_FOLDER", "PAPERCARDS_OUTPUT_DIR"],
  ["OPENAI_MODE", "OPENAI_MODEL"],
])("%s means %s", (name, setting) => {
  expect(findMeant(name)).toEqual([setting]);
});

test.each([
  ["BASE_URL", "OPENAI_BASE_URL"],
  ["API_BASE", "OPENAI_BASE_URL"],
  ["LLM_BASE_URL", "OPENAI_BASE_URL"],
  ["AZURE_OPENAI_ENDPOINT", "OPENAI_BASE_URL"],
  ["MAX_COST_USD", "PAPERCARDS_MAX_COST_USD"],
  ["GROQ_API_KEY", "OPENAI_API_KEY"],
])("%s of any program may mean %s by its end, and is another name", (name, setting) => {
  expect(findByEnd(name)).toEqual([setting]);
  expect(findMeant(name)).toEqual([]);
});

test.each(["DATABASE_URL", "S3_ENDPOINT", "OPENAI_PROXY_URL", "HF_HOME", "GITHUB_API_URL"])(
  "%s means no setting by its end",
  (name) => {
    expect(findByEnd(name)).toEqual([]);
  },
);

test("a setting is found by each word that it is declared with, unless the word is in another's name", () => {
  const names: readonly string[] = Settings.keyof().options;
  for (const [setting, field] of Object.entries(Settings.shape)) {
    const owner = setting.split("_")[0];
    for (const word of otherWordsOf(field)) {
      const isOfAnother = names.some((name) => name !== setting && name.split("_").includes(word));
      if (!isOfAnother) expect(findMeant(`${owner}_${word}`), word).toContain(setting);
    }
  }
});

test.each([
  ...["OPENAI_ORG_ID", "OPENAI_PROJECT", "OPENAI_ADMIN_KEY", "OPENAI_WEBHOOK_SECRET", "OPENAI_LOG"],
  ...["OPENAI_API_VERSION", "OPENAI_API_TYPE", "OPENAI_EMBEDDING_MODEL"],
  ...["HF_HOME", "HF_HUB_CACHE", "HF_INFERENCE_ENDPOINT", "GH_TOKEN", "HOST", "BUDGET", "PATH"],
  ...Object.keys(WorkflowSettings.shape),
  `PAPERCARDS_${"TOKENS".repeat(10_000)}`,
])("%s is another name", (name) => {
  expect(findMeant(name)).toEqual([]);
});
