import { expect, test } from "vitest";
import { makeOnce } from "../../src/core/make-once.ts";

test("a table is made when it is first asked for, and only once, also one that is nothing", () => {
  const made: string[] = [];
  const table = makeOnce(() => made.push("table"));
  const nothing = makeOnce(() => {
    made.push("nothing");
    return undefined;
  });

  expect(made).toEqual([]);
  expect([table(), table(), nothing(), nothing()]).toEqual([1, 1, undefined, undefined]);
  expect(made).toEqual(["table", "nothing"]);
});
