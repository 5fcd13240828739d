import { expect, test } from "vitest";
import {
  describeCost,
  describeCount,
  describeTimeLeft,
  describeTokens,
} from "../../../src/cli/print/amounts.ts";

test.each([
  [0, "0 cards"],
  [1, "1 card"],
  [2, "2 cards"],
])("%i takes the right form of its noun", (count, text) => {
  expect(describeCount(count, "card")).toBe(text);
});

const NONE = { input: 0, cached: 0, written: 0, hitRate: null, output: 0 };

test.each([
  ["without a cache", { ...NONE, input: 9, hitRate: 0, output: 5 }, "9 + 5 tokens"],
  [
    "from a cache",
    { ...NONE, input: 1_000, cached: 800, hitRate: 0.8, output: 5 },
    "1000 + 5 tokens (80 % of the input from the provider's cache)",
  ],
  [
    "with a cache that nothing was read from",
    { ...NONE, input: 1_000, written: 900, hitRate: 0, output: 5 },
    "1000 + 5 tokens (0 % of the input from the provider's cache)",
  ],
])("tokens %s", (_, tokens, words) => {
  expect(describeTokens(tokens)).toBe(words);
});

test("what is not known is never shown as nothing", () => {
  expect(describeCost(null)).toBe("cost unknown");
  expect(describeTokens({ ...NONE, input: 3, output: null })).toBe("tokens unknown");
  expect([describeCost(0), describeCost(0.01234)]).toEqual(["$0.0000", "$0.0123"]);
});

test.each([
  [{ done: 1, left: 89, elapsedMs: 1_000 }, "about 89 s left"],
  [{ done: 1, left: 90, elapsedMs: 1_000 }, "about 2 min left"],
  [{ done: 2, left: 10, elapsedMs: 120_000 }, "about 10 min left"],
  [{ done: 1, left: 120, elapsedMs: 60_000 }, "about 2.0 h left"],
  [{ done: 0, left: 5, elapsedMs: 60_000 }, null],
])("the time left is judged by what is done: %j", (work, text) => {
  expect(describeTimeLeft(work)).toBe(text);
});
