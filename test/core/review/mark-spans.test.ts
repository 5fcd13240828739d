import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAt, findExcerpt } from "../../../src/core/review/mark-spans.ts";
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

test("every place of an excerpt is found, and none of an empty one", () => {
  expect(findExcerpt("3% and 3%", "3%", "x").map(({ start }) => start)).toEqual([0, 7]);
  expect(findExcerpt("text", "", "x")).toEqual([]);
});
