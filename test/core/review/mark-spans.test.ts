import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAt, findAll, findQuote } from "../../../src/core/review/mark-spans.ts";
import { hostileText } from "../../support/hostile.ts";

test("the pieces of a text together are the text, wherever its spans lie", () => {
  const span = fc.record({ start: fc.nat(30), end: fc.nat(30), label: fc.constantFrom("a", "b") });
  fc.assert(
    fc.property(hostileText, fc.array(span), (text, spans) => {
      const pieces = cutAt(text, spans).map((segment) => segment.text);
      expect(pieces.join("")).toBe(text);
    }),
  );
});

test("overlapping spans share a piece", () => {
  const spans = [
    { start: 0, end: 4, label: "a" },
    { start: 2, end: 6, label: "b" },
  ];

  expect(cutAt("abcdefgh", spans)).toEqual([
    { text: "ab", labels: ["a"] },
    { text: "cd", labels: ["a", "b"] },
    { text: "ef", labels: ["b"] },
    { text: "gh", labels: [] },
  ]);
});

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
  ["letters beyond the first plane", "𝐱 is a vector here", "is a vector", "is a vector"],
])("a quote is found through %s", (_, abstract, quote, found) => {
  const span = findQuote(abstract, quote, "q") ?? expect.fail("not found");

  expect(abstract.slice(span.start, span.end)).toBe(found);
});

test.each(["", " ", "never said"])("%j is quoted from nowhere", (quote) => {
  expect(findQuote("one two three", quote, "q")).toBeNull();
});

test("every place of an excerpt is found, and none of an empty one", () => {
  expect(findAll("3% and 3%", "3%", "x").map(({ start }) => start)).toEqual([0, 7]);
  expect(findAll("text", "", "x")).toEqual([]);
});
