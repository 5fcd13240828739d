import fc from "fast-check";
import { expect, test } from "vitest";
import { toWordBeginnings } from "../../../../src/core/checks/meaning/words/word-beginnings.ts";

const words = fc.constantFrom("acc", "accura", "acc rate", "gpt", "gpt4", "4o", "open ended", "un");
const text = fc
  .array(fc.oneof(words, fc.constantFrom(" ", "_", "-", ".", "s", "9", "가", "é")), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(""));

test("beginnings of words are found where a pattern of them finds them", () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), text, (beginnings, english) => {
      const pattern = new RegExp(`\\b(?:${beginnings.join("|")})[a-z]*`, "g");
      const places = [...english.matchAll(pattern)].map(({ 0: word, index: start }) => ({
        ...{ start, end: start + word.length },
      }));
      const found = toWordBeginnings(beginnings);

      expect(found.placesIn(english)).toEqual(places);
      expect(found.test(english)).toBe(places.length > 0);
      expect(found.testBehind(["un", "non "], english)).toBe(
        new RegExp(`\\b(?:un|non )(?:${beginnings.join("|")})`).test(english),
      );
    }),
    { numRuns: 500 },
  );
});
