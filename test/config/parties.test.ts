import { expect, test } from "vitest";
import { loadSettings } from "../../src/config/load-settings.ts";

const HUB_TOKEN = "hf_abcdefghijABCDEFGHIJabcdefghijABCD";

test.each([
  ...["sk-proj-abcdefghij0123456789", "gsk_aBcDeFgHiJkLmNoP", "nvapi-AbC_dEf-123", "xai-abc123"],
  "AIzaSyA1234567890abcdef",
])("HF_TOKEN=%s is the key of a model's provider, and is not sent to the Hub", (key) => {
  for (const HF_ENDPOINT of [
    "https://huggingface.co",
    "https://hub.mirror.org",
    "http://203.0.113.7:8080",
  ]) {
    expect(() => loadSettings({ HF_TOKEN: key, HF_ENDPOINT })).toThrow(
      expect.objectContaining({
        code: "SETTINGS",
        message: expect.stringMatching(new RegExp(`^HF_TOKEN holds the key of (?!.*${key})`)),
        fix: expect.stringContaining("Write that key as OPENAI_API_KEY"),
      }),
    );
  }
});

test.each([
  "https://api.openai.com/v1",
  "https://8.example.net.co/v1",
  "https://nothuggingface.co/v1",
  ...[
    "http://8.8.8.8/v1",
    "http://203.0.113.7:8000/v1",
    "http://134744072/v1",
    "http://0x08080808/v1",
  ],
  ...["http://[2001:4860:4860::8888]/v1", "http://[::ffff:8.8.8.8]/v1", "http://172.32.0.1/v1"],
  ...["https://ai/v1", "https://xn--p1ai/v1", "https://api.notlan/v1.lan"],
])("a token of the Hub is not sent to a model at %s", (OPENAI_BASE_URL) => {
  expect(() => loadSettings({ OPENAI_API_KEY: HUB_TOKEN, OPENAI_BASE_URL })).toThrow(
    expect.objectContaining({
      code: "SETTINGS",
      message: expect.stringMatching(/^OPENAI_API_KEY holds a token of the Hub (?!.*hf_abc)/),
      fix: expect.stringContaining("Write that token as HF_TOKEN"),
    }),
  );
});

test.each([
  "https://router.huggingface.co/v1",
  "https://x1y2.us-east-1.aws.endpoints.huggingface.cloud/v1/",
  "https://me-llm.hf.space/v1",
  ...[
    "http://localhost:8080/v1",
    "http://10.0.0.5:8080/v1",
    "http://[::1]:8080/v1",
    "http://tgi/v1",
    "http://0x7f000001/v1",
    "http://[::ffff:10.0.0.5]/v1",
    "http://[fd00::5]/v1",
    "http://[fe80::1]/v1",
    "http://100.64.0.3:8000/v1",
    "http://172.17.0.1:11434/v1",
    "http://169.254.7.7/v1",
  ],
  ...[
    "models.internal",
    "host.docker.internal",
    "gpu.home.arpa",
    "gpu.home",
    "gpu.localdomain",
  ].map((host) => `http://${host}/v1`),
  ...[
    "gpu.intranet",
    "gpu.corp",
    "gpu.fritz.box",
    "vllm.default.svc",
    "gpu.local.",
    "gpu.test",
  ].map((host) => `http://${host}/v1`),
  ...["x.tail1234.ts.net", "localhost.", "vllm.default.svc.cluster.local"].map(
    (host) => `http://${host}/v1`,
  ),
])(
  "a token of the Hub opens the Hub's own models, and those of one's own machines, at %s",
  (OPENAI_BASE_URL) => {
    const settings = { OPENAI_API_KEY: HUB_TOKEN, HF_TOKEN: HUB_TOKEN, OPENAI_BASE_URL };

    expect(loadSettings(settings)).toMatchObject(settings);
  },
);

const KEYS = {
  OpenAI: "sk-proj-AbCdEfGhIj0123456789KlMnOpQrSt",
  Anthropic: `sk-ant-api03-${"AbCdEfGhIj".repeat(9)}-AbCdEfAA`,
  OpenRouter: `sk-or-v1-${"0123456789abcdef".repeat(4)}`,
  Groq: "gsk_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJkL",
  Gemini: "AIzaSyA-1234567890abcdefghijklmnopqrstu",
  xAI: "xai-abcdefghij0123456789ABCDEFGHIJabcdefghij",
  NVIDIA: "nvapi-AbC_dEf-1234567890",
  GitHub: "github_pat_11ABCDEFG0abcdefghijkl_ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "Amazon Web Services": "ABSKQmVkcm9ja0FQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjphYmNkZWZn==",
};

const HOMES: Readonly<Record<keyof typeof KEYS, string>> = {
  OpenAI: "https://eu.api.openai.com/v1",
  Anthropic: "https://api.anthropic.com/v1",
  OpenRouter: "https://openrouter.ai/api/v1",
  Groq: "https://api.groq.com/openai/v1",
  Gemini: "https://us-central1-aiplatform.googleapis.com/v1/projects/p/endpoints/openapi",
  xAI: "https://us-east-1.api.x.ai/v1",
  NVIDIA: "https://integrate.api.nvidia.com/v1",
  GitHub: "https://models.inference.ai.azure.com",
  "Amazon Web Services": "https://bedrock-runtime.ap-northeast-2.amazonaws.com/openai/v1",
};

/** Hosts of nobody who gives such keys: gateways hand them on, and servers of one's own ask for any. */
const GATEWAYS = [
  ...["https://gateway.ai.cloudflare.com/v1/0123456789abcdef/cards/compat", "https://llm.acme.io"],
  ...["https://oai.helicone.ai/v1", "https://api.portkey.ai/v1", "https://me-llm.hf.space/v1"],
  ...["https://x1y2.aws.endpoints.huggingface.cloud/v1", "https://acme.azure-api.net/openai/v1"],
  ...["http://localhost:4000/v1", "http://10.0.0.5:4000/v1", "http://litellm.internal:4000/v1"],
];

test.each(Object.entries(KEYS))(
  "the key of %s goes to its own hosts and to those of nobody, and to no other owner's",
  (owner, key) => {
    for (const [other, OPENAI_BASE_URL] of Object.entries(HOMES)) {
      const settings = { OPENAI_API_KEY: key, OPENAI_BASE_URL };
      if (other === owner) expect(loadSettings(settings)).toMatchObject(settings);
      else {
        expect(() => loadSettings(settings)).toThrow(
          expect.objectContaining({
            code: "SETTINGS",
            message: `OPENAI_API_KEY holds the key of ${owner} by how it begins, so it is not sent to ${new URL(OPENAI_BASE_URL).hostname}.`,
            fix: expect.stringMatching(/^Write .* write OPENAI_BASE_URL as https:/),
          }),
        );
      }
    }
    for (const OPENAI_BASE_URL of GATEWAYS) {
      const settings = { OPENAI_API_KEY: key, OPENAI_BASE_URL };
      expect(loadSettings(settings)).toMatchObject(settings);
    }
  },
);

test("without an address the key of another provider is not sent to the default one", () => {
  expect(() =>
    loadSettings({ OPENAI_API_KEY: KEYS.Anthropic, OPENAI_MODEL: "claude-haiku-4-5" }),
  ).toThrow(
    expect.objectContaining({
      fix: "Write as OPENAI_API_KEY a key of api.openai.com; to ask a model of Anthropic, write OPENAI_BASE_URL as https://api.anthropic.com/v1.",
    }),
  );
});

test.each([
  ["deepseek-chat", "https://api.deepseek.com"],
  ["DeepSeek-V4-Flash", "https://api.deepseek.com"],
  ["mistral-small-latest", "https://api.mistral.ai/v1"],
  ["magistral-medium-2509", "https://api.mistral.ai/v1"],
  ["claude-haiku-4-5", "https://api.anthropic.com/v1"],
  ["gemini-3.1-flash-lite", "https://generativelanguage.googleapis.com/v1beta/openai"],
  ["solar-pro4", "https://api.upstage.ai/v1"],
  ["HCX-005", "https://clovastudio.stream.ntruss.com/v1/openai"],
  ["kimi-k2-0905-preview", "https://api.moonshot.ai/v1"],
  ["command-a-03-2025", "https://api.cohere.ai/compatibility/v1"],
  ["sonar", "https://api.perplexity.ai"],
  ["grok-5", "https://api.x.ai/v1"],
  ["qwen-plus", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"],
  ["qwen3-max", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"],
  ["glm-5", "https://api.z.ai/api/paas/v4"],
])(
  "the key of %s is not sent to OpenAI, where nobody wrote an address",
  (OPENAI_MODEL, address) => {
    const given = { OPENAI_API_KEY: "sk-0123456789abcdef0123456789abcdef", OPENAI_MODEL };

    expect(() => loadSettings(given)).toThrow(
      expect.objectContaining({
        code: "SETTINGS",
        message: expect.stringMatching(
          new RegExp(`^OPENAI_MODEL is .*${OPENAI_MODEL}.*, a model of (?!.*0123)`),
        ),
        fix: expect.stringContaining(`Write OPENAI_BASE_URL as ${address}, or as `),
      }),
    );
    for (const OPENAI_BASE_URL of [address, ...GATEWAYS, "http://localhost:11434/v1"]) {
      expect(loadSettings({ ...given, OPENAI_BASE_URL })).toMatchObject({ OPENAI_BASE_URL });
    }
    expect(loadSettings(given, {}, { asksModel: false })).toMatchObject(given); // questions for another engine
    expect(loadSettings({ OPENAI_MODEL })).toMatchObject({ OPENAI_MODEL }); // nothing can be sent without a key
  },
);

test.each([
  "qwen/qwen3-32b",
  "openai/gpt-5.6-luna",
  "accounts/acme/models/glm-5",
  "@cf/meta/llama-4",
])("%s is named as gateways do, and not asked for at OpenAI", (OPENAI_MODEL) => {
  const given = { OPENAI_API_KEY: "sk-0123456789abcdef0123456789abcdef", OPENAI_MODEL };

  expect(() => loadSettings(given)).toThrow(
    expect.objectContaining({
      code: "SETTINGS",
      message: expect.stringContaining(`OPENAI_MODEL is "${OPENAI_MODEL}", with its maker`),
      fix: expect.stringContaining("Write OPENAI_BASE_URL as the address of the gateway"),
    }),
  );
  for (const OPENAI_BASE_URL of [...GATEWAYS, "https://openrouter.ai/api/v1"]) {
    expect(loadSettings({ ...given, OPENAI_BASE_URL })).toMatchObject({ OPENAI_BASE_URL });
  }
});

test.each([
  ...["gpt-5.6-luna", "o4-mini", "gpt-oss-120b", "ft:gpt-4.1:acme::a1", "chatgpt-4o-latest"],
  ...["deepseeker-1", "my-claude", "solarium", "ft:gpt-4.1:acme/cards::a1", "qwenty", "glm"],
])("%s may be a model of OpenAI, as far as its name tells", (OPENAI_MODEL) => {
  expect(loadSettings({ OPENAI_API_KEY: "sk-abc-1234567890", OPENAI_MODEL })).toMatchObject({
    OPENAI_MODEL,
  });
});

test.each([
  ...["https://api.deepseek.com", "https://api.mistral.ai/v1", "https://api.upstage.ai/v1"],
  ...["https://acme.openai.azure.com/openai/v1", "https://clovastudio.stream.ntruss.com/v1/openai"],
])("a key of OpenAI is not sent to %s, and one that begins as many do is", (OPENAI_BASE_URL) => {
  const [known, common] = [KEYS.OpenAI, "sk-0123456789abcdef0123456789abcdef"];

  expect(() => loadSettings({ OPENAI_API_KEY: known, OPENAI_BASE_URL })).toThrow("key of OpenAI");
  expect(loadSettings({ OPENAI_API_KEY: common, OPENAI_BASE_URL })).toMatchObject({
    OPENAI_BASE_URL,
  });
});

test.each([
  "glpat-AbCdEfGhIjKlMnOpQrSt",
  "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
  "npm_abcdefghijklmnopqrstuvwxyz0123456789",
  "xoxb-123-456-abcdefghijklmnop",
  "AKIAIOSFODNN7EXAMPLE",
])("%s is no token of the Hub, and may be one of a mirror", (HF_TOKEN) => {
  const mirror = { HF_TOKEN, HF_ENDPOINT: "https://hub.mirror.org" };

  expect(() => loadSettings({ HF_TOKEN })).toThrow(/^HF_TOKEN holds the key of (?!.*\d{3})/);
  expect(loadSettings(mirror)).toMatchObject(mirror);
});

const SECRET = "a-secret-1234567890";

test.each([
  ["OPENAI_API_KEY", "OPENAI_BASE_URL", "http://api.openai.com/v1", "https://api.openai.com/v1."],
  ["OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP://openrouter.ai/api/v1", "https://openrouter.ai/ap"],
  [
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "http://203.0.113.7:8000/v1",
    "203.0.113.7`, then http://127.0.0.1:8000/v1)",
  ],
  ["OPENAI_API_KEY", "OPENAI_BASE_URL", "http://llm.acme.io:8000/v1", "in your own network, such"],
  ["HF_TOKEN", "HF_ENDPOINT", "http://huggingface.co", "Write HF_ENDPOINT as https://huggingface."],
])("%s is not sent in the clear where %s is %s", (secret, address, value, advice) => {
  expect(() => loadSettings({ [secret]: SECRET, [address]: value })).toThrow(
    expect.objectContaining({
      code: "SETTINGS",
      message: expect.stringMatching(new RegExp(`^${address} has no https, so that ${secret} `)),
      fix: expect.stringContaining(advice),
    }),
  );
  expect(loadSettings({ [address]: value })).toMatchObject({ [address]: value });
});

test.each([
  ...["localhost:11434", "127.0.0.1:8000", "[::1]:8000", "10.0.0.5", "172.16.3.4", "192.168.0.2"],
  ...["100.101.102.103:11434", "[fd12::1]:8000", "gpu-01:8000", "mac.local:1234", "llm.corp"],
  ...["llm.internal", "gpu.lan:8000", "vllm.default.svc.cluster.local", "host.docker.internal"],
])("a key goes to %s without https, in one's own machine or network", (host) => {
  const settings = { OPENAI_API_KEY: SECRET, OPENAI_BASE_URL: `http://${host}/v1` };

  expect(loadSettings(settings)).toMatchObject(settings);
});

test.each(["EMPTY", "none", "ollama", "dummy", "-"])(
  "%s, for a server that asks for no key, is no secret that needs https",
  (OPENAI_API_KEY) => {
    const settings = { OPENAI_API_KEY, OPENAI_BASE_URL: "http://llm.acme.io:8000/v1" };

    expect(loadSettings(settings)).toMatchObject(settings);
  },
);

test.each([
  [{ HF_ENDPOINT: "https://api.openai.com/v1" }, "HF_ENDPOINT leads to api.openai.com"],
  [{ OPENAI_BASE_URL: "https://huggingface.co" }, "OPENAI_BASE_URL leads to huggingface.co"],
  [{ OPENAI_BASE_URL: "https://hf.co/" }, "OPENAI_BASE_URL leads to hf.co"],
  [
    {
      OPENAI_API_KEY: KEYS.OpenAI,
      OPENAI_BASE_URL: "https://huggingface.co",
      HF_ENDPOINT: "https://api.openai.com/v1",
    },
    "HF_ENDPOINT leads to api.openai.com, which belongs to OpenAI",
  ],
])("an address in another's place is named, as in %j", (settings, says) => {
  expect(() => loadSettings(settings)).toThrow(says);
});
