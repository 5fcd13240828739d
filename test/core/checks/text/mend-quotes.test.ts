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

test.each(["We Train a small model", "train a smaller model.", "beats the larger one by 3.", "."])(
  "the quote %j stays as it is, since more than its ends differs",
  (quote) => {
    expect(mend(quote)).toBe(quote);
  },
);
