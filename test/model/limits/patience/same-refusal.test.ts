import { expect, test } from "vitest";
import { countSameRefusals } from "../../../../src/model/limits/patience/same-refusal.ts";

const WORDS = "The context of 4096 tokens is too short.";

test("the third refusal in the same words is one too many, whatever numbers stand in it", () => {
  const same = countSameRefusals();

  const ends = ["a", "b", "c"].map((subject, index) =>
    same.isTooMany(WORDS.replace("4096", `${4096 + index}`), subject),
  );
  expect(ends).toEqual([false, false, true]);
});

test("what one paper alone meets ends nothing, and an answer or other words begin anew", () => {
  const same = countSameRefusals();
  const tell = (subject: string, words = WORDS) => same.isTooMany(words, subject);

  expect(["a", "a", "a", "a"].map((subject) => tell(subject))).toEqual(Array(4).fill(false));
  same.stop();
  expect(["b", "c"].map((subject) => tell(subject))).toEqual([false, false]);
  expect(tell("d", "Another refusal.")).toBe(false);
  expect(tell("e")).toBe(false);
});
