import fc from "fast-check";
import { expect, test } from "vitest";
import { dropEmphasis } from "../../src/core/draft/mend-texts.ts";
import type { Answer } from "../../src/core/question/answer.ts";
import { cleanLine } from "../../src/core/text.ts";
import { readAnswer } from "../../src/drafting/read-answer.ts";
import { makeDraft } from "../support/make.ts";

const DRAFT = makeDraft();
const TEXT = JSON.stringify(DRAFT);

function makeAnswer(overrides: Partial<Answer>): Answer {
  return {
    model: "test-model",
    text: TEXT,
    finishReason: "stop",
    refusal: null,
    usage: { inputTokens: 1, outputTokens: 1, costUsd: null },
    answeredAt: "2026-02-13T00:00:00.000Z",
    ...overrides,
  };
}

test.each([
  ["plain JSON", TEXT],
  ["indented JSON", JSON.stringify(DRAFT, null, 2)],
  ["a fence", `\`\`\`json\n${TEXT}\n\`\`\``],
  ["a fence without a language", `\`\`\`\n${TEXT}\n\`\`\``],
  ["a fence that is never closed", `\`\`\`json\n${TEXT}`],
  ["reasoning before it", `<think>\nMaybe {"a": 1}?\n</think>\n\n${TEXT}`],
  ["reasoning whose beginning was not sent", `Maybe {"a": 1}?\n</think>\n${TEXT}`],
  ["reasoning before a fence", `<think>{}</think>\n\`\`\`json\n${TEXT}\n\`\`\``],
  ["prose around it", `Here is the card:\n${TEXT}\nI hope this helps.`],
  ["braces in the prose before it", `A set {x, y} is used. ${TEXT}`],
  ["a byte order mark", `\uFEFF${TEXT}`],
])("reads %s", (_, text) => {
  expect(readAnswer(makeAnswer({ text }))).toEqual({ status: "read", draft: DRAFT });
});

test.each([
  ["\\alpha", "$\\alpha$"],
  ["\\beta", "$\\beta$"],
  ["\\theta and \\times", "$\\theta \\times 2$"],
  ["\\nabla", "$\\nabla f$"],
  ["\\rho", "$\\rho$"],
  ["\\frac", "$\\frac{1}{2}$"],
  ["\\underline", "\\underline{x}"],
])("keeps LaTeX whose backslash was not doubled: %s", (_, latex) => {
  const text = TEXT.replace(DRAFT.uncertainty, `값은 ${latex}입니다.`);

  expect(readAnswer(makeAnswer({ text }))).toMatchObject({
    draft: { uncertainty: `값은 ${latex}입니다.` },
  });
});

test("keeps LaTeX whose backslash was doubled", () => {
  const draft = makeDraft({ uncertainty: "값은 $\\beta$와 \\\\입니다." });

  expect(readAnswer(makeAnswer({ text: JSON.stringify(draft) }))).toMatchObject({ draft });
});

test("forgives a line break inside a string", () => {
  const text = TEXT.replace("합니다.", "합니다.\n");

  expect(readAnswer(makeAnswer({ text })).status).toBe("read");
});

test.each(["length", "content_filter", "tool_calls", null])(
  "a whole draft counts, whatever the model says of its end: %s",
  (finishReason) => {
    expect(readAnswer(makeAnswer({ finishReason })).status).toBe("read");
  },
);

test.each<[string, Partial<Answer>, string]>([
  ["nothing", { text: null }, "BAD_ANSWER"],
  ["an empty text", { text: "  " }, "BAD_ANSWER"],
  ["prose", { text: "요약: 좋은 논문입니다." }, "BAD_ANSWER"],
  ["an empty object", { text: "{}" }, "BAD_ANSWER"],
  ["a list", { text: "[]" }, "BAD_ANSWER"],
  ["half an answer", { text: TEXT.slice(0, 200) }, "BAD_ANSWER"],
  ["an answer cut by length", { text: TEXT.slice(0, 200), finishReason: "length" }, "CUT_ANSWER"],
  ["one cut in Gemini's words", { text: "", finishReason: "MAX_TOKENS" }, "CUT_ANSWER"],
  ["a refusal", { text: null, refusal: "I cannot." }, "REFUSED"],
  ["a filter", { text: null, finishReason: "content_filter" }, "REFUSED"],
])("%s is unreadable, with a reason", (_, overrides, reason) => {
  expect(readAnswer(makeAnswer(overrides))).toMatchObject({ status: "unreadable", reason });
});

test("says in Korean which fields are wrong", () => {
  const { keyPoints: _, ...rest } = DRAFT;
  const reading = readAnswer(makeAnswer({ text: JSON.stringify({ ...rest, actions: "측정" }) }));

  const complaints = reading.status === "unreadable" ? reading.complaints.join("\n") : "";
  expect(complaints).toMatch(/keyPoints: .*[가-힣]/);
  expect(complaints).toMatch(/actions: .*[가-힣]/);
});

/** Text from an alphabet of troublemakers. */
const hostileText = fc.string({
  unit: fc.constantFrom(
    ...'{}[]"\\`:,\n u0n/<>a가\u0000\uD800',
    "</think>",
    "```json\n",
    "\\beta",
    TEXT,
  ),
});
const anyAnswer = fc.record({
  text: fc.option(hostileText),
  finishReason: fc.option(fc.constantFrom("stop", "length", "", "content_filter")),
  refusal: fc.option(fc.constantFrom("", "No.")),
});

test("no answer, however odd, makes reading throw", () => {
  fc.assert(
    fc.property(anyAnswer, (overrides) => {
      expect(["read", "unreadable"]).toContain(readAnswer(makeAnswer(overrides)).status);
    }),
  );
});

test("whatever a draft's strings hold, its JSON reads back as it was, as one line without emphasis", () => {
  // Tabs, backspaces and the like are no part of a draft, and before a letter they mean LaTeX.
  const line = fc.string({
    unit: fc.constantFrom(..."{}[]\"'\\`:,\n /<>가a1<", "</think>", "```"),
  });
  fc.assert(
    fc.property(line, (explanation) => {
      const draft = makeDraft({ explanation });
      expect(readAnswer(makeAnswer({ text: JSON.stringify(draft) }))).toEqual({
        status: "read",
        draft: { ...draft, explanation: dropEmphasis(cleanLine(explanation)) },
      });
    }),
  );
});

const POINTS = DRAFT.keyPoints;
const [RISK] = DRAFT.risks;
const write = (changes: object) => JSON.stringify({ ...DRAFT, ...changes });

test.each<[string, string]>([
  ["a comma behind the last field", TEXT.replace(/\}$/, ",}")],
  ["a comma behind the last item", TEXT.replace(/\]([^\]]*)$/, ",\n]$1")],
  [
    "comments",
    TEXT.replace(/^\{/, "{ // the card\n").replace(/\]([^\]]*)$/, ", /* no more */ ]$1"),
  ],
  [
    "a text as a list of its sentences",
    write({ explanation: DRAFT.explanation.split(/(?<=\.) /) }),
  ],
  ["a list as JSON text", write({ keyPoints: JSON.stringify(POINTS) })],
  ["an object as JSON text", write({ adoption: JSON.stringify(DRAFT.adoption) })],
  ["the whole as JSON text", JSON.stringify({ answer: TEXT })],
  ["the whole as a JSON text", JSON.stringify(TEXT)],
  ["a list of one", `[${TEXT}]`],
  ["a wrapping key", JSON.stringify({ draft: DRAFT })],
  [
    "a wrapping key with others beside it",
    JSON.stringify({ language: "ko", result: { card: DRAFT } }),
  ],
  ["a list under a key of its own", write({ keyPoints: { items: POINTS } })],
  ["a lone risk in place of a list", write({ risks: RISK })],
  ["a text as a list of one", write({ oneLine: [DRAFT.oneLine] })],
  [
    "keys in another case",
    TEXT.replace('"oneLine"', '"one_line"').replace('"keyPoints"', '"KeyPoints"'),
  ],
  ["values in another case", write({ adoption: { ...DRAFT.adoption, compute: "Small " } })],
  ["fields that nobody asked for", write({ title: "제목", score: 3 })],
  ["typographic quotes", TEXT.replaceAll(/"(headline|oneLine)":/g, "“$1”:")],
  ["Python's quotes", TEXT.replaceAll(/"(\w+)":/g, "'$1':").replaceAll("null", "None")],
  ["decomposed Hangul", TEXT.normalize("NFD")],
  [
    "white space around and in texts",
    TEXT.replaceAll("합니다.", "합니다.\\n  ").replaceAll(':"', ':" '),
  ],
  [
    "a fifth key point and a fifth action",
    write({ keyPoints: [...POINTS, ...POINTS].slice(0, 5) }),
  ],
  ["blank items", write({ actions: ["", ...DRAFT.actions, null] })],
  [
    "an inferred risk without its quote's key",
    write({ risks: DRAFT.risks.map(({ basis, text }) => ({ basis, text })) }),
  ],
  [
    "an inferred risk with a quote",
    write({ risks: DRAFT.risks.map((risk) => ({ ...risk, evidence: "a quote" })) }),
  ],
  ...['""', "''", "“”", "‘’", "「」", "«»", "``"].map(([open, close]): [string, string] => [
    `the quotation marks ${open}${close} around quotes`,
    write({
      keyPoints: POINTS.map((point) => ({
        ...point,
        evidence: `${open}${point.evidence}${close}`,
      })),
    }),
  ]),
  [
    "dots at the ends of quotes",
    write({
      keyPoints: POINTS.map((point) => ({ ...point, evidence: `“…${point.evidence}...”` })),
    }),
  ],
  ["bullets", write({ actions: DRAFT.actions.map((action) => `- ${action}`) })],
  [
    "numbers of items",
    write({
      keyPoints: POINTS.map((point, index) => ({ ...point, text: `${index + 1}. ${point.text}` })),
    }),
  ],
  ["nothing but a reasoning block", `<think>It should be {"a": 1}, so: ${TEXT}</think>`],
  ["an example beside it", `Not like {"keyPoints": []}, but:\n${TEXT}\nand {"done": true}.`],
])("mends without a question: %s", (_, text) => {
  const reading = readAnswer(makeAnswer({ text }));

  expect(reading).toMatchObject({ status: "read" });
  const draft = reading.status === "read" ? reading.draft : DRAFT;
  expect({ ...draft, keyPoints: draft.keyPoints.slice(0, POINTS.length) }).toEqual(DRAFT);
  expect(draft.keyPoints.length).toBeLessThanOrEqual(4);
});

test.each<[string, readonly string[], readonly string[]]>([
  [
    "aliases",
    ["Agent", "RL", "VLM"],
    ["Agents", "Reinforcement Learning", "Vision-Language Model"],
  ],
  [
    "another case, spaces and signs",
    [" rag ", "#fine_tuning", "PRETRAINING"],
    ["RAG", "Fine-tuning", "Pre-training"],
  ],
  ["the plural, and an abbreviation behind it", ["Large Language Models (LLMs)"], ["LLM"]],
  ["Korean names", ["강화학습", "에이전트"], ["Reinforcement Learning", "Agents"]],
  ["the same tag twice", ["LLM", "LLMs", "RL"], ["LLM", "Reinforcement Learning"]],
  ["one text", ["LLM, RL; 3D"], ["LLM", "Reinforcement Learning", "3D"]],
  [
    "seven tags",
    ["LLM", "RL", "RAG", "3D", "Audio", "Music", "Speech"],
    ["LLM", "Reinforcement Learning", "RAG", "3D", "Audio", "Music"],
  ],
  [
    "one that is on no list, behind the others",
    ["Quantum Basket", "LLM"],
    ["LLM", "Quantum Basket"],
  ],
  ["none", [], []],
])("reads tags by what they mean: %s", (_, tags, read) => {
  expect(readAnswer(makeAnswer({ text: write({ tags }) }))).toMatchObject({
    draft: { tags: read },
  });
});

test.each<[string, object, string]>([
  ["a field that is missing", { keyPoints: undefined }, "keyPoints: 없습니다."],
  [
    "two items, one of them blank",
    { actions: ["}]", ""] },
    "actions: 빈 항목 말고 2개 이상이어야 합니다.",
  ],
  [
    "too few items",
    { keyPoints: POINTS.slice(0, 2) },
    "keyPoints: 빈 항목 말고 3개 이상이어야 합니다.",
  ],
  ["a number for a text", { headline: 3 }, "headline: 문자열이어야 합니다."],
  [
    "a value of no list",
    { adoption: { need: "학습", compute: "medium" } },
    "adoption.compute: inference, small, large, concept 가운데 하나여야 합니다.",
  ],
])("asks again for what only a guess could mend: %s", (_, changes, complaint) => {
  expect(readAnswer(makeAnswer({ text: write(changes) }))).toMatchObject({
    reason: "BAD_ANSWER",
    complaints: [complaint],
  });
});

test("a complaint about the shape takes 200 characters at most, however much is wrong", () => {
  const texts = [
    "{}",
    JSON.stringify({ summary: "요약" }),
    write({
      keyPoints: Array(4).fill({ evidence: 1, text: 2 }),
      risks: "x",
      actions: 3,
      adoption: {},
    }),
  ];
  for (const text of texts) {
    const reading = readAnswer(makeAnswer({ text }));
    const lines = reading.status === "unreadable" ? reading.complaints : [];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map((line) => `- ${line}`).join("\n").length).toBeLessThanOrEqual(200);
  }
});

test("a number that is no number of a list stays", () => {
  const actions = ["1. 그 밖의 값을 재현", "3. 다른 값을 산출"];

  expect(readAnswer(makeAnswer({ text: write({ actions }) }))).toMatchObject({
    draft: { actions },
  });
});

test("two whole drafts that differ are none", () => {
  const text = `${TEXT}\n${write({ oneLine: "다른 문장입니다." })}`;

  expect(readAnswer(makeAnswer({ text })).status).toBe("unreadable");
});

test("a draft in thoughts is not taken for a cut answer behind them", () => {
  const text = `<think>${TEXT}</think>${TEXT.slice(0, 200)}`;

  expect(readAnswer(makeAnswer({ text, finishReason: "length" }))).toMatchObject({
    reason: "CUT_ANSWER",
  });
});

test.each([
  ["white space", "\n \t".repeat(1_000)],
  ["a phrase", " 그리고 다시".repeat(300)],
  ["a paragraph", `${"가나다라마바사 ".repeat(60)}끝. `.repeat(4)],
  ["numbers without end", "1234567890".repeat(200)],
  ["numbers that count", Array.from({ length: 400 }, (_, n) => `단계 ${n}, `).join("")],
])("sees that an answer went in a loop of %s", (_, loop) => {
  const text = `${TEXT.slice(0, 200)}${loop}`;

  expect(readAnswer(makeAnswer({ text, finishReason: "length" }))).toMatchObject({
    reason: "CUT_ANSWER",
    isLooped: true,
  });
});

test("a long draft that was cut went in no loop", () => {
  const reading = readAnswer(makeAnswer({ text: TEXT.slice(0, -10), finishReason: "length" }));

  expect(reading).toMatchObject({ reason: "CUT_ANSWER", isLooped: false });
});

test.each([
  ["quotes", "'“".repeat(20_000)],
  ["objects that do not end", '{"a":'.repeat(10_000)],
  ["commas", `{${", ".repeat(30_000)}`],
  [
    "quotation marks around a quote",
    write({ keyPoints: [{ ...POINTS[0], evidence: "'".repeat(50_000) }, ...POINTS.slice(1)] }),
  ],
  ["backslashes in quotes", `{'${"\\'".repeat(25_000)}`],
])("takes no long time over 60,000 characters of %s", (_, text) => {
  const start = performance.now();
  readAnswer(makeAnswer({ text }));

  expect(performance.now() - start).toBeLessThan(5_000);
});
