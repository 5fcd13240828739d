import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../../src/core/question/answer.ts";
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

test("whatever a draft's strings hold, its JSON reads back as it was", () => {
  // Tabs, backspaces and the like are no part of a draft, and before a letter they mean LaTeX.
  const line = fc.string({
    unit: fc.constantFrom(..."{}[]\"'\\`:,\n /<>가a1<", "</think>", "```"),
  });
  fc.assert(
    fc.property(line, (explanation) => {
      const draft = makeDraft({ explanation });
      expect(readAnswer(makeAnswer({ text: JSON.stringify(draft) }))).toEqual({
        status: "read",
        draft,
      });
    }),
  );
});
