import { expect, test } from "vitest";
import { checkLength, checkQuoteLength } from "../../../src/core/checks/length.ts";
import { makeField } from "../../support/make-field.ts";

const LONG = { abstract: "word ".repeat(300) };

test("a short abstract asks for no more than half its length", () => {
  const text = "가".repeat(90);
  const field = makeField({ text, form: "sentence", width: { least: 350, most: 520 } });

  expect(checkLength(field, { abstract: "a".repeat(170) })).toEqual([]);
  expect(checkLength(field, LONG)).toMatchObject([{ severity: "error" }]);
});

test.each([
  [4, ["error"]],
  [5, ["style"]],
  [9, ["style"]],
  [10, []],
  [60, []],
  [61, ["style"]],
  [120, ["style"]],
  [121, ["error"]],
])("with bounds of 10 to 60, %i of width give %j", (size, severities) => {
  const findings = checkLength(makeField({ text: "가".repeat(size) }), LONG);

  expect(findings.map((finding) => finding.severity)).toEqual(severities);
});

test("counts sentences, and names those that are too long", () => {
  const long = `${"가 ".repeat(70)}입니다.`;
  const field = makeField({
    text: `${long} 짧습니다.`,
    form: "sentence",
    width: { least: 1, most: 400 },
    sentences: { least: 3, most: 4 },
  });

  expect(checkLength(field, LONG).map((finding) => finding.message)).toEqual([
    "문장 수: 2문장. 3~4문장으로 쓰세요.",
    "긴 문장: 폭 108.5. 폭 100 안에서 둘로 나누세요.",
  ]);
});

test.each([
  [40, []],
  [41, ["style"]],
  [81, ["error"]],
])("a quote of %i words gives %j", (words, severities) => {
  const evidence = Array.from({ length: words }, () => "word").join(" ");

  const findings = checkQuoteLength({ keyPoints: [{ evidence, text: "" }], risks: [] });

  expect(findings.map((finding) => finding.severity)).toEqual(severities);
});
