import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Question } from "../../src/core/question/question.ts";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import { toFingerprint } from "../../src/model/fingerprint.ts";
import { createLedger } from "../../src/model/ledger.ts";
import { quoteProvider } from "../../src/model/redact.ts";
import { templates } from "../support/drafting.ts";
import { makePaper } from "../support/make.ts";

const model = { name: "m", parameters: { temperature: 0, effort: "low" } };
const question = askForDraft(makePaper(), templates.draft);

test("the same question to the same model has the same name", () => {
  const reordered = { name: "m", parameters: { effort: "low", temperature: 0 } };
  const again = askForDraft(makePaper({ upvotes: 999 }), templates.draft);

  expect(toFingerprint(reordered, again)).toBe(toFingerprint(model, question));
  expect(toFingerprint(model, question)).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[string, Partial<Question>]>([
  ["messages", { messages: [{ role: "user", content: "?" }] }],
  ["schema", { schema: { name: "draft", json: {} } }],
  ["room", { maxOutputTokens: 1 }],
])("other %s make another question", (_, change) => {
  expect(toFingerprint(model, { ...question, ...change })).not.toBe(toFingerprint(model, question));
});

test("a name stays the same from one version of the program to the next, so that no answer is paid for twice", () => {
  const system = { role: "system", content: '규칙 "둘"' } as const;
  const user = { role: "user", content: "a\nb" } as const;
  const asked: Question = {
    subject: "2602.00001",
    messages: [system, user],
    schema: { name: "draft", json: { type: "object" } },
    maxOutputTokens: 700,
  };
  const shape = [
    ...[1, "m", Object.entries({ effort: "low", temperature: 0 })],
    ...[asked.messages.map(({ role, content }) => [role, content]), asked.schema, 700],
  ];
  const toName = (json: string) => createHash("sha256").update(json).digest("hex");

  expect(toFingerprint(model, asked)).toBe(
    "c7bfe793488bdf99fbfcfee3e355ea1289a0a3f33ff0841a374057f6312d4874",
  );
  expect(toFingerprint(model, asked)).toBe(toName(JSON.stringify(shape)));
  expect(toFingerprint(model, { ...asked, messages: [system] })).toBe(
    toName(JSON.stringify(shape.with(3, [["system", system.content]]))),
  );
  expect(toFingerprint(model, { ...asked, messages: [user, system, user] })).toBe(
    toName(
      JSON.stringify(
        shape.with(
          3,
          [user, system, user].map(({ role, content }) => [role, content]),
        ),
      ),
    ),
  );
});

test("another model or another parameter makes another question", () => {
  const names = [
    toFingerprint(model, question),
    toFingerprint({ ...model, name: "n" }, question),
    toFingerprint({ ...model, parameters: { temperature: 1, effort: "low" } }, question),
  ];

  expect(new Set(names).size).toBe(3);
});

test("a ledger has the shape of --json, and unknown is not 0", () => {
  const ledger = createLedger();
  expect(ledger.snapshot()).toEqual({
    calls: 0,
    cached: 0,
    reasked: 0,
    retried: 0,
    tokens: { input: 0, cached: 0, written: 0, hitRate: null, output: 0 },
    costUsd: 0,
  });

  ledger.charge({ inputTokens: 10, outputTokens: 5, costUsd: null });
  ledger.charge({ inputTokens: 10, outputTokens: null, costUsd: 1 });
  expect(ledger.snapshot()).toMatchObject({
    tokens: { input: 20, cached: 0, written: 0, hitRate: 0, output: null },
    costUsd: null,
  });
});

test.each([
  ["Incorrect API key provided: my-own-key.", "Incorrect API key provided: [key]"],
  ["Bad key sk-proj-abcDEF123456 given", "Bad key [key] given"],
  ["Bad key sk-ab***************wxyz.", "Bad key [key]"],
  ["Header was Bearer abc.def", "Header was [key]"],
  ["two\nlines\u202e and more.\n", "two lines and more"],
])("quotes a provider without a key: %j", (text, quoted) => {
  expect(quoteProvider(text, ["my-own-key"])).toBe(quoted);
});
