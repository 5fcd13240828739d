import { expect, test } from "vitest";
import { rememberLast } from "../../src/core/remember-last.ts";

const openCounting = (most: number) => {
  const made: string[] = [];
  const remember = rememberLast(most, (text) => {
    made.push(text);
    return text.toUpperCase();
  });
  return { made, remember };
};

test("what was made of one of the last texts is not made again, in whatever turn they are asked for", () => {
  const { made, remember } = openCounting(2);

  expect(["a", "a", "b", "a", "b", "b"].map(remember)).toEqual(["A", "A", "B", "A", "B", "B"]);
  expect(made).toEqual(["a", "b"]);
});

test("of more texts than are remembered, the one that was asked for longest ago is forgotten", () => {
  const { made, remember } = openCounting(2);

  for (const text of ["a", "b", "a", "c", "a", "b"]) remember(text);
  expect(made).toEqual(["a", "b", "c", "b"]);
});

test("what was made of a text may be nothing, and is remembered, too", () => {
  let asked = 0;
  const remember = rememberLast(1, () => {
    asked += 1;
    return null;
  });

  expect([remember("a"), remember("a")]).toEqual([null, null]);
  expect(asked).toBe(1);
});
