import fc from "fast-check";
import { expect, test } from "vitest";
import { createQuoteFinder } from "../../../../src/core/checks/text/find-quote.ts";

test.each([
  ["a plain passage", "one two three four", "two three", "two three"],
  [
    "other quotes and dashes",
    "the “new” model — fast",
    'the "new" model - fast',
    "the “new” model — fast",
  ],
  ["ligatures", "an eﬃcient way", "efficient", "eﬃcient"],
  ["doubled signs", "closed loop--a combination", "loop-a", "loop--a"],
  [
    "a percent sign that LaTeX escapes",
    "for 55\\% over all",
    "for 55% over all",
    "for 55\\% over all",
  ],
  ["an escape in the quote alone", "for 55% over all", "55\\% over", "55% over"],
  ["accents apart from their letters", "a cafe\u0301 nearby", "a café", "a cafe\u0301"],
  ["letters beyond the first plane", "𝐱 is a vector here", "is a vector", "is a vector"],
])("a quote is found through %s", (_, abstract, quote, found) => {
  const places = createQuoteFinder(abstract)(quote);

  expect(places.map(({ start, end }) => abstract.slice(start, end))).toEqual([found]);
});

test.each([
  ["", "one two three"],
  [" ", "one two three"],
  ["never said", "one two three"],
  ["two thr", "one two three"],
  ["ne two", "one two three"],
])("%j is no quote of %j", (quote, abstract) => {
  expect(createQuoteFinder(abstract)(quote)).toEqual([]);
});

test("every place of a quote is found, as whole words", () => {
  expect(createQuoteFinder("an art, an artist, an art")("an art")).toEqual([
    { start: 0, end: 6 },
    { start: 19, end: 25 },
  ]);
});

test("any run of whole words is found where it was cut out", () => {
  const word = fc.constantFrom("a", "ﬁt", "55\\%", "e\u0301", "한글", "𝐱", "“b”", "--", "x_1");
  fc.assert(
    fc.property(fc.array(word), fc.array(word, { minLength: 1 }), fc.array(word), (...parts) => {
      const [before, quoted, after] = parts.map((words) => words.join(" "));
      const abstract = [before, quoted, after].filter((part) => part !== "").join(" ");
      const places = createQuoteFinder(abstract)(quoted ?? "");
      expect(places.map(({ start, end }) => abstract.slice(start, end))).toContain(quoted);
    }),
  );
});
