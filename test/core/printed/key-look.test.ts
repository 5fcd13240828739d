import { expect, test } from "vitest";
import { looksLikeKey, mayBeKey } from "../../../src/core/printed/key-look.ts";
import { maskKeysAnywhere } from "../../../src/core/printed/mask-keys.ts";

const KEYS = [
  "sk-proj-1234567890",
  " hf_1234567890 ",
  "hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh",
  "hf_AbCdEfGhIj",
  "hf_abcdefghijklmnopqrstuvwxyzabcdefgh",
  "gsk_AbCd1234567890",
  "output/sk-live-Zx9Qw7Er5Ty3Ui1Op0As/day",
  "--token=hf_AbCdEfGhIjKlMnOp",
  "AIzaSyA1234567890abcdef",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sig",
  "0123456789abcdef0123456789abcdef",
  "0A1B2C3D-0a1b-2c3d-4e5f-60718293a4b5",
  "AbCdEfGhIjKlMnOp1234",
  "ya29.a0AfB_byC3dEfGh1jKlMn0",
  "**sk-proj-1234567890**",
  "__hf_1234567890ab__",
  "<hf_1234567890ab>",
  "[hf_1234567890ab](https://a.io)",
  "<code>hf_1234567890ab</code>",
  "hf\\_1234567890\\_ab",
];

const NAMES = [
  "gpt-5.6-luna",
  "sk-papers",
  "hf_hub_cache",
  "sk-learn-2024/hf_models",
  "output",
  "/var/lib/Papercards Output/2026-02-13",
  "/tmp/0123456789abcdef0123456789abcdef/out",
  "https://w8ivz7x9q6f5l2kp.us-east-1.aws.endpoints.huggingface.cloud/v1",
  "https://gateway.ai.cloudflare.com/v1/0123456789abcdef0123456789abcdef/cards/openai",
  "Qwen/Qwen3-30B-A3B-Instruct-2507-FP8",
  "Qwen2.5-VL-7B-AWQ-Int4-GGUF-Q4_K_M",
  "Mixtral8x7BInstructv01",
  "Llama4Maverick17B128E",
  "ft:gpt-4o-mini-2024-07-18:my-org:cards:9abcDEF1",
  "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
  "deepseek-r1-distill-qwen-32b",
  "한국어-모델",
  "papers_hf_daily2024",
  "models/hf_quantized4bit.gguf",
  "(sk-papers)",
];

test.each(KEYS)("%s is a key by its look", (text) => {
  expect(looksLikeKey(text)).toBe(true);
});

test.each(NAMES)("%s is the name of a model, a folder or a host", (text) => {
  expect(looksLikeKey(text)).toBe(false);
});

test.each([...KEYS, "aB3dE6gH9k", "qwertyuiopasdfghjkl", "AB12-CD34-EF56-GH78", "k9x2m4p7q1w8"])(
  "%s may be a key, and is not repeated where it is wrong",
  (text) => {
    expect(mayBeKey(text)).toBe(true);
  },
);

test.each([
  ...["five", "1e3", "０", "0x10", "1_000", "99999999999999999999", "$5", "5 USD", "-1e400", "NaN"],
  ...[
    "huggingface.co",
    "//huggingface.co",
    "http://127.0.0.1:99999",
    "http:// 127.0.0.1",
    "htp:/a",
  ],
  ...[
    "Download",
    "DOWNLOAD",
    "jsonSchema",
    "2026-13-40",
    "13.02.2026",
    "2026-02-13T00:00Z",
    "열다섯",
  ],
])("%s is repeated where it is wrong", (text) => {
  expect(mayBeKey(text)).toBe(false);
});

test.each(["-khf_AbCdEfGhIjKlMnOp", "--keysk-proj-1234567890"])(
  "a key in %s is masked in an argument that is not understood",
  (text) => {
    expect(maskKeysAnywhere(text)).toMatch(/^-{1,2}k(?:ey)?\[key\]$/);
  },
);
