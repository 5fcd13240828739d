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

test("what is not known is never shown as nothing", () => {
  expect(describeCost(null)).toBe("cost unknown");
  expect(describeTokens({ input: 3, output: null })).toBe("tokens unknown");
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
