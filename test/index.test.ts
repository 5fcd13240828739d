import { expect, test } from "vitest";
import { checkText, gradeEvidence, parseListing, renderDigest } from "../src/index.ts";

test("the library grades what an abstract shows, with the reason that a card has", () => {
  const title = "Engine: A Method";
  const abstract = "We propose Engine. It scores 51.2% on GSM8K, above GPT-4o.";

  expect(gradeEvidence({ title, abstract })).toEqual({
    grade: "상",
    reason: "수치와 비교 대상이 모두 있음",
  });
  expect([checkText, parseListing, renderDigest].map((part) => typeof part)).toEqual(
    Array(3).fill("function"),
  );
});
