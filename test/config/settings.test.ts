import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { renderEnvExample } from "../../src/config/env-example.ts";
import { loadSettings } from "../../src/config/load-settings.ts";
import { exampleOf } from "../../src/config/setting-notes.ts";
import { SECRETS, Settings } from "../../src/config/settings.ts";

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

test("an empty flag takes away what has no default, and nothing else", () => {
  const environment = { PAPERCARDS_TOP: "9", PAPERCARDS_INTERESTS: "audio" };

  const settings = loadSettings(environment, { PAPERCARDS_TOP: "", PAPERCARDS_INTERESTS: "" });

  expect(settings.PAPERCARDS_TOP).toBe(9);
  expect(settings).not.toHaveProperty("PAPERCARDS_INTERESTS");
});

test.each([
  ["PAPERCARDS_TOP", "-1", "a whole number, 0 or more"],
  ["PAPERCARDS_TOP", "many", "a whole number, 0 or more"],
  ["PAPERCARDS_TOP", "1.5", "a whole number, 0 or more"],
  ["PAPERCARDS_TOP", "NaN", "a whole number, 0 or more"],
  ["PAPERCARDS_CONCURRENCY", "0", "a whole number from 1 to 256"],
  ["PAPERCARDS_CONCURRENCY", "9999", "a whole number from 1 to 256"],
  ["PAPERCARDS_MAX_COST_USD", "0", "a number, 0.0001 or more"],
  ["PAPERCARDS_TEMPERATURE", "warm", "a number from 0 to 2"],
  ["PAPERCARDS_IMAGES", "maybe", "one of download, link, none"],
])("%s=%s is refused by name and value, with what it takes", (name, value, taken) => {
  expect(() => loadSettings({ [name]: value })).toThrow(
    expect.objectContaining({
      code: "SETTINGS",
      message: `${name} is "${value}": it takes ${taken}.`,
      fix: expect.stringContaining(".env.example"),
    }),
  );
});

test.each([
  ["agents,,RAG", "it has an empty item, before or behind a comma"],
  ["agents, ", "it has an empty item, before or behind a comma"],
  ["agents, --", "it has an item without a letter or a digit"],
  [Array(51).fill("a b").join(), "it has 51 items, and takes 50"],
  ["a b ".repeat(30), "it has an item of more than 100 characters"],
])("interests such as %s are refused with what is wrong", (list, problem) => {
  expect(() => loadSettings({ PAPERCARDS_INTERESTS: list })).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`^PAPERCARDS_INTERESTS is ".*": ${problem}\\.$`)),
      fix: expect.stringContaining("words with a comma between"),
    }),
  );
});

test("interests are kept as they are written, and tags may be written in Korean", () => {
  const list = "agents, 강화 학습, released";

  expect(loadSettings({}, { PAPERCARDS_INTERESTS: list }).PAPERCARDS_INTERESTS).toBe(list);
});

test("a flag is refused by its own name", () => {
  const options = { flagNames: { PAPERCARDS_TOP: "--top" } };

  expect(() => loadSettings({}, { PAPERCARDS_TOP: "x" }, options)).toThrow(
    /^--top is "x": it takes/,
  );
});

test("a key behind a flag is refused by the flag's name", () => {
  const options = { flagNames: { OPENAI_MODEL: "--model", PAPERCARDS_OUTPUT_DIR: "--output" } };
  const key = "sk-proj-1234567890";

  for (const [name, flag] of Object.entries(options.flagNames)) {
    expect(() => loadSettings({}, { [name]: key }, options)).toThrow(
      expect.objectContaining({ message: `${flag} holds what looks like a key.` }),
    );
  }
});

test.each([
  ["PAPERCARDS_TOP", "x", "PAPERCARDS_TOP as a number in digits, such as 5;"],
  ["PAPERCARDS_TEMPERATURE", "x", "as a number in digits, such as 1;"],
  ["PAPERCARDS_IMAGES", "x", "as one of download, link, none;"],
  ["HF_ENDPOINT", "x", "HF_ENDPOINT as an address, such as https://huggingface.co;"],
  ["ARXIV_ENDPOINT", "x", "as an address, such as https://export.arxiv.org;"],
  ["OPENAI_API_KEY", "한글", "as the key whole, as its provider shows it"],
  ["OPENAI_MODEL", "sk-proj-1234567890", "without a key in it, such as gpt-"],
  ["PAPERCARDS_TIMEOUT_SECONDS", "0", "as a number in digits, such as 180;"],
  ["PAPERCARDS_RPM", "0", "as a number in digits, such as 60;"],
  ["PAPERCARDS_TPM", "-1", "as a number in digits, such as 200000;"],
  ["PAPERCARDS_REASONING_EFFORT", "hf_AbCdEfGhIj", "without a key in it, such as low;"],
])("what to write in place of a wrong %s is said", (name, value, advice) => {
  expect(() => loadSettings({ [name]: value })).toThrow(
    expect.objectContaining({ fix: expect.stringContaining(advice) }),
  );
});

test("every setting that may be wrong has a value to write in its place, which does its work", () => {
  for (const [name, field] of Object.entries(Settings.shape)) {
    const inner = field instanceof z.ZodDefault ? null : field.unwrap();
    if (inner === null || inner instanceof z.ZodEnum || SECRETS.some((key) => key === name))
      continue;
    const example = exampleOf(field) ?? expect.fail(name);

    expect(loadSettings({ [name]: example })).toHaveProperty(name);
  }
});

const ADDRESSES = ["OPENAI_BASE_URL", "HF_ENDPOINT", "ARXIV_ENDPOINT"] as const;

test.each<readonly [value: string, why: RegExp]>([
  ["file:///etc/passwd", /no address that begins with https:/],
  ["huggingface.co", /is "huggingface.co": it is no address/],
  ["htp:/a.io", /no address that begins/],
  ["https:a.io", /no address that begins/],
  ["https://", /no address that begins/],
  ["ftp://a.io", /no address that begins/],
  ["https://exa mple.com", /white space/],
  ["https://me:hunter2@a.io", /user name or a password/],
  ["https://hunter2@a.io/v1", /user name or a password/],
  ["https://a.io/v1?key=hunter2", /a query/],
  ["https://a.io/v1?", /a query/],
  ["https://a.io/#hunter2", /a fragment/],
  ["https://a.io/v1/chat/completions", /write https:\/\/a\.io\/v1\.$/],
  ["https://a.io/v1/v1", /has \/v1 twice at its end; write https:\/\/a\.io\/v1\.$/],
  ["https://a.io/api/v1/v1/v1/", /has \/v1 twice at its end; write https:\/\/a\.io\/api\/v1\.$/],
  ["https://a.io/v1/v1/chat/completions/", /ends in \/chat\/c.*; write https:\/\/a\.io\/v1\.$/],
  ["https://a.io/v1beta/openai/models", /in \/models.*; write https:\/\/a\.io\/v1beta\/openai\.$/],
  ["https://a.io/v1/completions", /ends in \/completions.*; write https:\/\/a\.io\/v1\.$/],
  ["https://hub.io/api/daily_papers", /ends in .*; write https:\/\/hub\.io\.$/],
  ["https://hub.io/papers/date/2026-02-12", /ends in .*; write https:\/\/hub\.io\.$/],
  ["https://arxiv.io/api/query", /ends in .*; write https:\/\/arxiv\.io\.$/],
  ["https://a.io/v1\u200B", /U\+200B \(a zero-width space\)/],
  ["https://a.io/v1…", /U\+2026 \(an ellipsis/],
  ["https://여기에-주소/v1", /U\+C5EC \(a Hangul letter\)/],
  ["http：//a.io", /U\+FF1A \(a character that is not of ASCII\)/],
  ['"https://a.io/v1', /U\+0022 \(a quotation mark\)/],
  ["https://a.io/v1'", /U\+0027 \(a quotation mark\)/],
  ["https:\\\\a.io", /U\+005C \(a backslash\)/],
  ["https://<resource>.openai.azure.com/v1", /stands in for a part of it/],
  ["https://YOUR_RESOURCE.openai.azure.com/v1", /stands in for a part of it/],
  ["https://your-server/v1", /stands in for a part of it/],
  ["https://your-resource-name.openai.azure.com/v1", /stands in for a part of it/],
  [
    "https://a.openai.azure.com/openai/responses",
    /write https:\/\/a\.openai\.azure\.com\/openai\.$/,
  ],
  ["https://a.io/accounts/ACCOUNT_ID/ai/v1", /stands in for a part of it/],
  ["https://a.io/accounts/{id}/v1", /stands in for a part of it/],
  ["http://$HOST:8000/v1", /stands in for a part of it/],
  ["http://%HOST%:8000/v1", /stands in for a part of it/],
  ...[
    ...["/chat/completions", "/completions/", "/responses", "/models/", "/embeddings", "/files"],
    ...["/batches//", "/images/generations", "/Messages"],
  ].map(
    (path) => [`https://a.io/v1${path}`, /ends in \/.*; write https:\/\/a\.io\/v1\.$/] as const,
  ),
  ["https://a.io/v1,https://b.io/v1", /more than one address; write the one/],
  ["https://https://a.io/v1", /more than one address/],
  ["https://a.io/v1,b.io/v1", /U\+002C \(a comma\)/],
  ["https://a.io/v1)", /U\+0029 \(the sign \)\)/],
  ["https://a.io/v1.", /U\+002E \(the sign \.\)/],
  ["https://a.io/v1;", /U\+003B \(a semicolon\)/],
  ["https://a.io/v1;export", /U\+003B/],
  ["https://a.io;v=1/v1", /U\+003B/],
  ["https://a.io/v1;OPENAI_MODEL=x", /U\+003B/],
  ["https://.../v1", /stands in for a part of it/],
  ["https://api.example.com/v1", /kept for examples; write the address that your provider shows/],
  ["https://example.org", /kept for examples/],
  ["https://EXAMPLE.net:8080/v1", /kept for examples/],
  ["http://llm.example/v1", /kept for examples/],
  ["http://llm.invalid/v1", /kept for examples/],
])("an address such as %s is refused, without what may be secret", (value, why) => {
  for (const name of ADDRESSES) {
    const refused = () => loadSettings({ [name]: value });

    expect(refused).toThrow(why);
    expect(refused).toThrow(
      expect.objectContaining({
        code: "SETTINGS",
        message: expect.stringMatching(new RegExp(`^${name}\\b(?!.*hunter2)`)),
      }),
    );
  }
});

test.each([
  ["localhost:11434", "http://localhost:11434/v1"],
  ["localhost", "http://localhost/v1"],
  ["127.0.0.1:8000", "http://127.0.0.1:8000/v1"],
  ["127.0.0.1:8000/", "http://127.0.0.1:8000/v1"],
  ["[::1]:8000/v1", "http://[::1]:8000/v1"],
  ["192.168.0.2:1234/openai/v1", "http://192.168.0.2:1234/openai/v1"],
  ["gpu-01:8000", "http://gpu-01:8000/v1"],
  ["api.mistral.ai/v1", "an address, such as https://api.openai.com/v1"],
  ["admin:hunter2hunter2", "an address, such as https://api.openai.com/v1"],
  ["ollama", "an address, such as https://api.openai.com/v1"],
])(
  "for %s, a server's address without what it begins with, it is told to write %s",
  (given, meant) => {
    expect(() => loadSettings({ OPENAI_BASE_URL: given })).toThrow(
      expect.objectContaining({
        fix: expect.stringContaining(`Write OPENAI_BASE_URL as ${meant};`),
      }),
    );
  },
);

test.each([
  ...["https://hf-mirror.com", "http://127.0.0.1:8080/v1/", "http://[::1]:8080"],
  ...["http://DESKTOP-AB12:1234/v1", "http://my_ollama:11434/v1", "https://xn--bj0bj06e.kr/v1"],
  ...["https://a.io/api", "https://a.io/mirror/hf/", "https://a.io/v1/%EB%AA%A8/openai"],
  ...["https://a.io/models/m/v1", "https://a.io/v1/models/m/v1", "https://myexample.com/v1"],
  ...["https://a.io/LLM_API/v1", "https://a.io/services/AI_GW/openai/v1", "https://a.io/realtime"],
  ...["https://a.io/v1/team/v1", "https://a.io/api/v1/api/v1", "https://a.io/v1/v2"],
  ...["https://a.io/v1/v1/openai", "https://a.io/dev1/v1", "https://a.services.io/models"],
  "https://workspace-your-team.a.io/v1",
  "https://a.io/openai;v=1/v1",
  ...["https://a.io/v1/models/llama3", "https://a.io/v1/messages/openai"],
  ...["http://localhost:11434/v1", "http://llm.localhost/v1", "http://llm.test/v1"],
])("%s is an address", (value) => {
  for (const name of ADDRESSES) expect(loadSettings({ [name]: value })[name]).toBe(value);
});

test.each([
  ["shortened", "sk-proj-abc…xyz", /U\+2026 \(an ellipsis/],
  ["shortened with dots", "sk-proj-abc...xyz", /shortened or masked/],
  ["masked", "••••••••", /U\+2022 \(a bullet/],
  ["masked with asterisks", "sk-***abcd", /shortened or masked/],
  ["Korean", "여기에 키", /U\+C5EC \(a Hangul letter\)/],
  ["of two words", "sk-abc def", /U\+0020 \(a space\)/],
  ["of two lines", "sk-abc\ndef", /U\+000A \(a line break\)/],
  ["with a zero-width space", "sk-abc\u200Bdef", /U\+200B \(a zero-width space\)/],
  ["with a letter of another script", "sk-аbc", /U\+0430 \(a character that is not of ASCII\)/],
  ["in quotation marks", '"sk-abcdef"', /quotation mark at its beginning or end/],
  ["behind a quotation mark", "'sk-abcdef", /quotation mark at its beginning or end/],
  ["before a quotation mark", 'sk-abcdef"', /quotation mark at its beginning or end/],
  ["before a semicolon", "sk-abcdef;", /ends with U\+003B \(a semicolon\)/],
  ["before a comma", "sk-abcdef,", /ends with U\+002C \(a comma\)/],
  ["one of two", "sk-abcdef,sk-ghijkl", /more than one key/],
  ["pasted twice", "sk-proj-abcdefghij0123sk-proj-abcdefghij0123", /more than one key/],
  ["pasted twice with the end of a line", "sk-abcdefghij\\nsk-abcdefghij", /more than one key/],
  ["before a line break that was not read", "sk-abcdef\\n", /ends with a line break/],
  ["before a bracket", "sk-abcdef)", /ends with U\+0029 \(the sign \)\)/],
  ["behind a bracket", "(sk-abcdef", /begins with U\+0028 \(the sign \(\)/],
  ["before a bracket of JSON", "sk-abcdef}", /ends with U\+007D \(the sign \}\)/],
  ["at the end of a sentence", "sk-abcdef.", /it ends with U\+002E \(the sign \.\)/],
  ["behind a colon", ":sk-abcdef", /begins with U\+003A/],
  ["behind an equals sign", "=sk-abcdef", /begins with U\+003D/],
  ["a variable in braces", ["$", "{openai_key}"].join(""), /stands in for a key/],
  ["in curly quotation marks", "“sk-abcdef”", /U\+201C \(a quotation mark\)/],
  ["a stand-in", "<your-api-key>", /stands in for a key/],
  ["a variable that nobody replaced", "$OPENAI_API_KEY", /stands in for a key/],
  ["a variable of Windows", "%OPENAI_API_KEY%", /stands in for a key/],
  ["a variable of PowerShell", "$env:OPENAI_API_KEY", /stands in for a key/],
  ["a variable of another program", "{env:OPENAI_API_KEY}", /stands in for a key/],
  ["an expression of a workflow", ["$", "{{secrets.KEY}}"].join(""), /stands in for a key/],
  ["a call", "@Microsoft.KeyVault(SecretUri=x)", /stands in for a key/],
  ["its name alone", "OPENAI_API_KEY", /holds the name of a key/],
  ["its name and its value", "OPENAI_API_KEY=sk-abcdef123456", /holds the name of a key/],
  ["a header", "x-api-key:sk-abcdef123456", /holds the name of a key/],
  ["an expression without its braces", "secrets.OPENAI_API_KEY", /name of a key/],
  ["capital words", "YOUR_API_KEY", /holds the name of a key/],
  ["words", "your-api-key-here", /stands in for a key/],
  ["words behind a beginning", "sk-your-key-here", /stands in for a key/],
  ["one word", "changeme", /stands in for a key/],
  ["two words", "replace_with_your_token", /stands in for a key/],
  ["the word for it", "api-key", /stands in for a key/],
  ["a place in a vault", "op://vault/item/key", /says where a key is/],
  ["the name of a secret", "arn:aws:secretsmanager:eu:1:secret:x", /says where a key is/],
  ["a file", "/run/secrets/openai", /says where a key is/],
  ["no value of JavaScript", "undefined", /write for no value/],
  ["no value of JSON", "null", /write for no value/],
  ["a row of letters", "sk-xxxxxxxxxxxxxxxx", /a row of one sign/],
  ["a row of letters in groups", "xxxx-xxxx-xxxx", /a row of one sign/],
  ["a row of digits", "sk-0000000000000000", /a row of one sign/],
  ["with its header's first word", "Bearer sk-abcdef", /the word Bearer/],
])("a key that is %s is refused by the sign, never by the key", (_, value, why) => {
  for (const name of ["OPENAI_API_KEY", "HF_TOKEN"]) {
    expect(() => loadSettings({ [name]: value })).toThrow(
      expect.objectContaining({
        code: "SETTINGS",
        message: expect.stringMatching(why),
        fix: expect.any(String),
      }),
    );
    expect(() => loadSettings({ [name]: value })).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/sk-|여기|your/) }),
    );
  }
});

const PASTED = "sk-proj-abcdef0123456789";

test.each<readonly [how: string, around: (key: string) => string, why: RegExp]>([
  ["bold in Markdown", (key) => `**${key}**`, /U\+002A \(the sign \*\) before the key/],
  ["slanted in Markdown", (key) => `_${key}_`, /U\+005F \(the sign _\) before the key/],
  ["struck out in Markdown", (key) => `~~${key}~~`, /U\+007E \(the sign ~\) before the key/],
  ["in angle brackets", (key) => `<${key}>`, /U\+003C \(the sign <\) before the key/],
  ["in square brackets", (key) => `[${key}]`, /U\+005B \(the sign \[\) before the key/],
  [
    "a link in Markdown",
    (key) => `[${key}](https://a.io)`,
    /U\+005B \(the sign \[\) before the key/,
  ],
  ["a cell of a table", (key) => `|${key}|`, /U\+007C \(a vertical bar\) before the key/],
  ["behind the sign of a shell", (key) => `$${key}`, /U\+0024 \(the sign \$\) before the key/],
  ["behind an entity of HTML", (key) => `&lt;${key}`, /it holds something before the key/],
  ["behind a tag of HTML", (key) => `<b>${key}`, /it holds something before the key/],
  ["before the end of what is bold", (key) => `${key}**`, /ends with U\+002A/],
  ["on a line that goes on", (key) => `${key}\\`, /ends with U\+005C \(a backslash\)/],
  ["escaped as in Markdown", () => "sk-abc\\_def", /a backslash before a sign, as Markdown has it/],
  [
    "of one's own and bold in Markdown",
    () => "__correct.horse__",
    /has quotation marks or other signs/,
  ],
])(
  "a key that was copied, %s, is named in every setting before it is used, and not shown",
  (_, around, why) => {
    for (const name of ["OPENAI_API_KEY", "HF_TOKEN"]) {
      expect(() => loadSettings({ [name]: around(PASTED) })).toThrow(
        expect.objectContaining({
          code: "SETTINGS",
          message: expect.stringMatching(
            new RegExp(`^${name}: (?!.*(?:sk-|horse)).*${why.source}`),
          ),
          fix: expect.stringContaining("without quotation marks or other signs around it"),
        }),
      );
    }
    for (const name of ["OPENAI_MODEL", "PAPERCARDS_OUTPUT_DIR", "PAPERCARDS_INTERESTS"]) {
      if (!around(PASTED).includes(PASTED)) continue;
      expect(() => loadSettings({ [name]: around(PASTED) })).toThrow(
        expect.objectContaining({
          message: expect.stringContaining(`${name} holds what looks like a key`),
        }),
      );
    }
  },
);

test.each(["`gpt-5`", "**gpt-5**", '"gpt-5"', "“gpt-5”", "<gpt-5>", 'gpt-5"', '"gpt-5'])(
  "a name that was copied as %s is refused, with what to write",
  (value) => {
    for (const name of ["OPENAI_MODEL", "PAPERCARDS_OUTPUT_DIR", "PAPERCARDS_INTERESTS"]) {
      expect(() => loadSettings({ [name]: value })).toThrow(
        expect.objectContaining({
          message: expect.stringContaining("it has quotation marks or other signs"),
        }),
      );
    }
  },
);

test.each([
  ...[
    "sk-proj-aB3_x.y~z",
    "none",
    "ollama",
    "a=b+c/d",
    "hf_abc",
    "x",
    "EMPTY",
    "lm-studio",
    "dummy",
  ],
  ...["not-needed", "no-key", "sk-no-key-required", "sk-1234", "sk-xxx", "token-abc123", "secret"],
  ...["LLM|123456789012345|abcDEF-ghi", "12345|abcDEFghi", "p@ss!word", "p$ssw0rd#1", "$ecret^9"],
  ...["hf_local", "tok_a(b)c!", "50%off%now", "a,b;c:d", "team/a&b?c*d", "AAAAAAAABBBBCCCC1234"],
  ...["c2VjcmV0LWtleQ==", "0a1b2c3d-0a1b-2c3d-4e5f-60718293a4b5:9f8e7d6c5b4a39281706f5e4d3c2b1a0"],
])("%s is a key", (key) => {
  expect(loadSettings({ OPENAI_API_KEY: ` ${key}\n` }).OPENAI_API_KEY).toBe(key);
});

test.each([
  ["PAPERCARDS_TOP", "sk-proj-1234567890"],
  ["PAPERCARDS_TOP", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"],
  ["OPENAI_MODEL", "sk-proj-1234567890"],
  ["OPENAI_MODEL", "the-very-key"],
  ["PAPERCARDS_OUTPUT_DIR", "hf_1234567890"],
  ["HF_ENDPOINT", "sk-proj-1234567890"],
  ["PAPERCARDS_IMAGES", "AIzaSyA1234567890abcdef"],
  ["OPENAI_MODEL", "hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh"],
  ["PAPERCARDS_CACHE_DIR", "0123456789abcdef0123456789abcdef"],
  ["PAPERCARDS_OUTPUT_DIR", "AbCdEfGhIjKlMnOp1234"],
  ["PAPERCARDS_OUTPUT_DIR", "hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh"],
  ["PAPERCARDS_CACHE_DIR", "cache/sk-proj-1234567890"],
  ["HF_ENDPOINT", "https://hub.example/hf_AbCdEfGhIjKlMnOpQr"],
  ["PAPERCARDS_REASONING_EFFORT", "hf_AbCdEfGhIj"],
])("a key in place of %s is named as one, and not shown", (name, key) => {
  expect(() => loadSettings({ OPENAI_API_KEY: "the-very-key", [name]: key })).toThrow(
    expect.objectContaining({
      code: "SETTINGS",
      message: expect.stringMatching(
        new RegExp(`^${name} holds what looks like a key(?!.*${key})`),
      ),
    }),
  );
});

test.each([
  ...["123e4567-e89b-12d3-a456-426614174000", "0123456789abcdef0123456789abcdef"],
  ...["sha256-6a0746a1ec1aef3e7ec53868f220ff6e389f6f8ef87a01d77c96807de94ca2aa"],
  ...["Mixtral8x7BInstructV01Q4KM", "sk-hynix-llm"],
])("%s is the name of a model, unless it is the key itself", (OPENAI_MODEL) => {
  expect(loadSettings({ OPENAI_API_KEY: "another-key-1234", OPENAI_MODEL })).toMatchObject({
    OPENAI_MODEL,
  });
  expect(() => loadSettings({ OPENAI_API_KEY: OPENAI_MODEL, OPENAI_MODEL })).toThrow(
    "OPENAI_MODEL holds what looks like a key.",
  );
});

test.each([
  ...["dummy-key", "your-api-key", "api_key", "null", "sk-xxxxxxxx", "changeme"],
  ...["sk-", "sk-proj-", "sk-proj", "sk-or-v1-", "gsk_"],
  ...["gpt-4o", "gpt-5.6-luna", "o3-mini", "claude-haiku-4-5", "qwen3:14b", "openai/gpt-oss-120b"],
])("%s is a key for a machine of one's own, and for no other", (key) => {
  const load = (OPENAI_BASE_URL: string) => () =>
    loadSettings({ OPENAI_API_KEY: key, OPENAI_BASE_URL });

  expect(load("http://localhost:8080/v1")()).toMatchObject({ OPENAI_API_KEY: key });
  expect(load("https://api.groq.com/openai/v1")).toThrow(/^OPENAI_API_KEY: it /);
});

test.each([
  [".5", 0.5],
  ["0.5", 0.5],
  ["5", 5],
])("%s is a number", (PAPERCARDS_MAX_COST_USD, number) => {
  expect(loadSettings({ PAPERCARDS_MAX_COST_USD }).PAPERCARDS_MAX_COST_USD).toBe(number);
});

test.each([".", "5.", "", "1e3"])("%j is no cost limit", (text) => {
  const load = () => loadSettings({ PAPERCARDS_MAX_COST_USD: text }).PAPERCARDS_MAX_COST_USD;

  if (text === "") expect(load()).toBeUndefined();
  else expect(load).toThrow("it takes a number");
});

test("what to write for a key with a semicolon at its end names that sign", () => {
  expect(() => loadSettings({ OPENAI_API_KEY: "sk-abcdef;" })).toThrow(
    expect.objectContaining({ fix: expect.stringContaining("such as a comma or a semicolon") }),
  );
});

test("a quotation mark within a name, and an apostrophe at its end, are parts of it", () => {
  const settings = { OPENAI_MODEL: 'my"model"', PAPERCARDS_OUTPUT_DIR: "the students'" };

  expect(loadSettings(settings)).toMatchObject(settings);
});

test.each([
  ["OPENAI_MODEL", "gpt\n5", "U+000A (a line break)"],
  ["PAPERCARDS_OUTPUT_DIR", "out\u200Bput", "U+200B (a zero-width space)"],
  ["PAPERCARDS_CACHE_DIR", "\u001B[1mcache", "U+001B (a control character)"],
  ["OPENAI_MODEL", "gpt-5;", "U+003B (a semicolon)"],
  ["OPENAI_MODEL", "gpt-5,", "U+002C (a comma)"],
  ["PAPERCARDS_OUTPUT_DIR", "~/papers", "what only a shell replaces; write the name itself"],
  ["PAPERCARDS_OUTPUT_DIR", "$HOME/papers", "what only a shell replaces"],
  ["PAPERCARDS_CACHE_DIR", "%TEMP%/cache", "what only a shell replaces"],
])("a %s such as %j is refused", (name, value, sign) => {
  expect(() => loadSettings({ [name]: value })).toThrow(`it holds ${sign}`);
});

test.each(["OPENAI_MODEL", "PAPERCARDS_OUTPUT_DIR"])("an address as %s is refused", (name) => {
  expect(() => loadSettings({ [name]: "https://api.groq.com/openai/v1" })).toThrow(
    `${name} is "https://api.groq.com/openai/v1": it is an address, and no name.`,
  );
});

test.each(["gpt-team-8f3a9c", "claude-prod-x7Kq2", "llama", "solar-system", "sk-local-key"])(
  "%s is a key, though it begins like the name of a model or a key",
  (OPENAI_API_KEY) => {
    const settings = { OPENAI_API_KEY, OPENAI_BASE_URL: "https://llm.acme.io/v1" };

    expect(loadSettings(settings)).toMatchObject(settings);
  },
);

test("a key within another value is found by the key that is set", () => {
  const key = "correct.horse.battery";
  const load = (value: string) => () =>
    loadSettings({ OPENAI_API_KEY: key, PAPERCARDS_OUTPUT_DIR: value });

  expect(load(`output/${key}`)).toThrow("PAPERCARDS_OUTPUT_DIR holds what looks like a key.");
  const own = {
    ...{ OPENAI_BASE_URL: "http://localhost:4000/v1" },
    ...{ OPENAI_API_KEY: "ollama", OPENAI_MODEL: "ollama/llama3" },
  };
  expect(loadSettings(own)).toMatchObject(own);
});

test("a key that is a word is none in a setting of few words", () => {
  const settings = { OPENAI_API_KEY: "none", PAPERCARDS_IMAGES: "none" };

  expect(loadSettings(settings)).toMatchObject(settings);
});

test.each([
  ["PAPERCARDS_TOP", "ya29.a0AfB_byC3dEfGh1jKlMn0"],
  ["HF_ENDPOINT", "k9x2m4p7q1w8"],
  ["PAPERCARDS_STRUCTURED", "qwertyuiopasdfghjkl"],
  ["PAPERCARDS_REASONING_EFFORT", "k9x2m4p7q1w8"],
])("a wrong %s that may be a key of any look is not repeated", (name, value) => {
  expect(() => loadSettings({ [name]: value })).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`^${name} holds what (?!.*${value})`)),
    }),
  );
});

const HOME = { OPENAI_API_KEY: "OPENAI_BASE_URL", HF_TOKEN: "HF_ENDPOINT" } as const;

test.each(Object.entries(HOME))(
  "%s leaves for an address of .env only when it is there too",
  (key, address) => {
    const file = { [address]: "http://127.0.0.1:9/v1" };
    const load = (environment: Record<string, string>, inFile: Record<string, string>) => () =>
      loadSettings(environment, {}, { file: { ...file, ...inFile } });
    const refused = expect.objectContaining({
      code: "SETTINGS",
      message: expect.stringContaining(`${address} comes from .env and ${key} does not`),
      fix: expect.stringContaining(`export ${address}`),
    });

    expect(load({ [key]: "own-key-1" }, {})).toThrow(refused);
    expect(load({ [key]: "own-key-1" }, { [key]: "bait" })).toThrow(refused);
    expect(load({}, { [key]: "own-key-1" })()).toMatchObject({ [key]: "own-key-1" });
    expect(load({ [key]: "own-key-1" }, { [key]: "own-key-1" })()).toMatchObject(file);
    expect(load({}, {})()).toMatchObject(file);
    expect(load({ [key]: "own-key-1", [address]: "https://a.io" }, {})()).toMatchObject({
      [address]: "https://a.io",
    });
  },
);

test("a variable beats .env, also when .env has it first, and an empty one does not", () => {
  const file = { PAPERCARDS_TOP: "3", OPENAI_MODEL: "from-file" };

  expect(loadSettings({ PAPERCARDS_TOP: "9", OPENAI_MODEL: "" }, {}, { file })).toMatchObject({
    PAPERCARDS_TOP: 9,
    OPENAI_MODEL: "from-file",
  });
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
