import { expect, test } from "vitest";
import { mendQuotes } from "../../../../src/core/checks/text/mend-quotes.ts";
import { makeDraft } from "../../../support/make.ts";

const abstract =
  "We train a small model on few tasks. It beats the larger one by 3.2%, on all of them.";
const POINT = { evidence: "", text: "" };
const mend = (evidence: string) =>
  mendQuotes({ abstract }, makeDraft({ keyPoints: [{ ...POINT, evidence }] })).keyPoints[0]
    ?.evidence;

test.each([
  ["train a small model on few.", "train a small model on few"],
  ["Train a small model", "train a small model"],
  ["we train a small model", "We train a small model"],
  ["Beats the larger one by 3.2%.", "beats the larger one by 3.2%"],
  ["few tasks.", "few tasks."],
])("the quote %j is there as %j", (quote, there) => {
  expect(mend(quote)).toBe(there);
});

const SENTENCE = "We train a small model on few tasks.";

test.each([
  ...[
    "Abstract: ",
    "From the abstract: ",
    "초록: ",
    "논문 초록에서：",
    "摘要: ",
    "[Abstract] ",
    "(초록) ",
  ].map((label) => `${label}${SENTENCE}`),
  ...[`[${SENTENCE}]`, `(${SENTENCE})`, `【${SENTENCE}】`, `<${SENTENCE}>`],
  ...[`${SENTENCE} (abstract)`, `${SENTENCE} [초록]`, `${SENTENCE} — Abstract`],
  ...[`초록: "${SENTENCE}"`, `초록: [${SENTENCE}]`, `[초록: ${SENTENCE}]`],
])("the quote %j is there without what says where it is taken from", (quote) => {
  expect(mend(quote)).toBe(SENTENCE);
});

test.each([
  `Our main finding on forty tasks and more: on few tasks.`,
  `[We train a smaller model on few tasks.]`,
  `초록: We train a smaller model on few tasks.`,
])("the quote %j stays as it is, since no label alone differs", (quote) => {
  expect(mend(quote)).toBe(quote);
});

test.each(["We Train a small model", "train a smaller model.", "beats the larger one by 3.", "."])(
  "the quote %j stays as it is, since more than its ends differs",
  (quote) => {
    expect(mend(quote)).toBe(quote);
  },
);
