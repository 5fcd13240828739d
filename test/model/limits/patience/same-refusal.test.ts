import { expect, test } from "vitest";
import { countSameRefusals } from "../../../../src/model/limits/patience/same-refusal.ts";

const WORDS = "The context of 4096 tokens is too short.";

test("the third refusal in the same words is one too many, whatever numbers stand in it", () => {
  const same = countSameRefusals();

  const ends = ["a", "b", "c"].map((subject, index) =>
    same.isTooMany({ words: WORDS.replace("4096", `${4096 + index}`), subject, retries: 0 }),
  );
  expect(ends).toEqual([false, false, true]);
});

test("what one paper alone meets ends nothing, and an answer or other words begin anew", () => {
  const same = countSameRefusals();
  const tell = (subject: string, words = WORDS) => same.isTooMany({ words, subject, retries: 0 });

  expect(["a", "a", "a", "a"].map((subject) => tell(subject))).toEqual(Array(4).fill(false));
  same.stop();
  expect(["b", "c"].map((subject) => tell(subject))).toEqual([false, false]);
  expect(tell("d", "Another refusal.")).toBe(false);
  expect(tell("e")).toBe(false);
});

test("what is asked about once more counts with the second time, so that a burst of pages that passes ends nothing", () => {
  const same = countSameRefusals();
  const tell = (subject: string) => same.isTooMany({ words: "A page.", subject, retries: 1 });

  expect(["a", "b", "c", "d"].map(tell)).toEqual(Array(4).fill(false));
  expect(["a", "b", "c"].map(tell)).toEqual([false, false, true]);
});
