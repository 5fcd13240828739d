import { expect, test } from "vitest";
import { findJsonExcess, parseJson } from "../../src/core/parse-json.ts";

test.each([
  ["arrays", "[".repeat(100) + "]".repeat(100)],
  ["objects", `${'{"a":'.repeat(100)}1${"}".repeat(100)}`],
  ["brackets in a text", JSON.stringify("[{".repeat(1000))],
  ["quotes and backslashes in a text", JSON.stringify('\\"[[\\\\'.repeat(1000))],
  ["many siblings", `[${"[],".repeat(1000)}[]]`],
])("%s within the bounds are parsed as they are", (_name, text) => {
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

test.each([
  ["101 arrays", "[".repeat(101) + "]".repeat(101), /deeper than 100 levels/],
  ["5 million open arrays", "[".repeat(5_000_000), /deeper than 100 levels/],
  ["a million objects", `${'{"a":'.repeat(1_000_000)}1`, /deeper than 100 levels/],
  ["levels after a text", `["\\\\",${"[".repeat(100)}`, /deeper than 100 levels/],
  ["empty objects", `[${"{},".repeat(100_000)}{}]`, /more than 100000 arrays and objects/],
])("%s are past the bounds and never parsed", (_name, text, excess) => {
  expect(findJsonExcess(text)).toMatch(excess);
  expect(parseJson(text)).toBeUndefined();
});

test.each(["", "{", '"', '["\\', "\u0000"])("%j is no JSON, and no error", (text) => {
  expect(findJsonExcess(text)).toBeNull();
  expect(parseJson(text)).toBeUndefined();
});
