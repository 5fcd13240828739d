import fc from "fast-check";
import { expect, test } from "vitest";
import { joinLines, readLine, splitLines, writeLine } from "../../../src/store/index/memo-lines.ts";

const json = fc.jsonValue().map((value) => JSON.stringify(value));
const known = fc.record({
  name: fc.string().map((name) => JSON.stringify(name)),
  value: json,
  files: fc.array(
    fc.record({
      stamp: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }).map((parts) => parts.join(" ")),
      changedMs: fc.nat(),
      hash: fc.stringMatching(/^[0-9a-f]{64}$/),
    }),
    { maxLength: 3 },
  ),
});

test("whatever files are called and values hold, they come back as they were", () => {
  fc.assert(
    fc.property(fc.uniqueArray(known, { selector: ({ name }) => name, maxLength: 5 }), (all) => {
      const lines = splitLines(joinLines(all.map(writeLine), "1"), "1");

      expect(all.map(({ name }) => readLine(lines.get(name) ?? ""))).toEqual(all);
    }),
  );
});

test("a line that is cut says nothing of its files, or what it said", () => {
  const files = [{ stamp: "1 2 3 4", changedMs: 5, hash: "ab" }];
  const whole = { name: '"2026-02-13"', value: "{}", files };
  const line = writeLine(whole);

  const read = Array.from(line, (_, end) => readLine(line.slice(0, end)));

  for (const one of read) {
    if (one === null || one.files.length === 0) continue;
    expect(one).toEqual({ ...whole, files: [{ ...files[0], hash: one.files[0]?.hash }] });
  }
  expect(read.filter((one) => one?.files.length === 1)).toHaveLength(2);
});

test("lines of another version, or of a text that is none of ours, are none", () => {
  const text = joinLines(['"a"\t1'], "1");

  expect(splitLines(text, "2").size).toBe(0);
  expect(splitLines("", "1").size).toBe(0);
  expect(splitLines('{"version":"1"}', "1").size).toBe(0);
});
