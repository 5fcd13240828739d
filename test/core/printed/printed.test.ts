import fc from "fast-check";
import { expect, test } from "vitest";
import { maskingOf } from "../../../src/core/printed/mask-keys.ts";
import {
  MAX_FOREIGN_CHARS,
  MAX_LINE_CHARS,
  quoteForeign,
  toPrinted,
  toPrintedWhole,
} from "../../../src/core/printed/printed.ts";
import { rounds } from "../../support/rounds.ts";
import { isRunnerCommand } from "../../support/runner-command.ts";

const KEY = "sk-test-1234567890";
const mask = maskingOf([KEY]);

/** Text from what terminals, runners and eyes are misled by. */
const misleading = fc.string({
  unit: fc.constantFrom(
    ..."ab 1:#[]\n\r\t".split(""),
    ...["::", "##[", "##", "[add-mask]", "add-mask", "::error", "##vso[", "##teamcity["],
    ...["\u001B[31m", "\u001B]0;x\u0007", "\u001B", "\u009B2J", "\u0000", "\u0085", "\u2028"],
    ...["\u202E", "\u200B", "\u2060", "\uFEFF", "\u00AD", "\u200D", "\uFE0F", KEY, "\uD800", "가"],
  ),
  maxLength: 24,
});

test("nothing is left that a terminal would obey, an eye would miss or a runner would run", () => {
  fc.assert(
    fc.property(misleading, (text) => {
      for (const printed of [toPrinted(text, mask), toPrintedWhole(text, mask)]) {
        expect(printed.replaceAll("\n", "")).not.toMatch(
          /[\p{Cc}\u2028\u2029\u200B\u2060\u202E\uFEFF\u00AD]/u,
        );
        expect(printed).not.toContain(KEY);
        expect(printed.split("\n").filter(isRunnerCommand)).toEqual([]);
        expect(printed.split("\n")).toHaveLength(text.split("\n").length);
      }
    }),
    rounds(1000),
  );
});

test.each([
  "X ##[add-mask]true",
  "##[set-output name=a]b",
  "###[stop-commands]x",
  "a ##vso[task.setvariable variable=a]b",
  "##teamcity[message text='x']",
  "::add-mask::x",
  " \u3000::error file=a::b",
  "#\u200B#[error]x",
  "\u200B::stop-commands::x",
  "\u001B[0m::add-mask::x",
  "title\n::add-mask::x",
  "title\r::add-mask::x",
])("%j is no command to a runner", (text) => {
  expect(toPrinted(text, mask).split("\n").filter(isRunnerCommand)).toEqual([]);
});

test("ordinary lines come out as they are", () => {
  const text =
    "2026-02-13: 5 of 39 papers as cards -> output/daily/2026/2026-02-13.md\n  drafted 2602.00001  👩‍🔬 Torch::fire, a [b] # c\n";

  expect(toPrinted(text, mask)).toBe(text);
});

test("an escape sequence goes as a whole", () => {
  expect(toPrinted("\u001B[1;31mred\u001B[0m \u001B]8;;https://x\u0007link\u009B2J!", mask)).toBe(
    "red link!",
  );
});

test("a key that an escape sequence divides, or swallows the beginning of, is masked", () => {
  expect(toPrinted("sk-test-\u001B[1m12345\u200B67890", mask)).toBe("[key]");
  expect(toPrinted([...KEY].join("\u001B[0m"), mask)).toBe("[key]");
  expect(toPrinted(`\u001B[${KEY} \u009B ${KEY}`, mask)).toBe("[key] [key]");
});

test("long words and lines are cut, but not those that scripts read", () => {
  const word = "a".repeat(12_000);

  expect(toPrinted(`text/${word}; x`, mask)).toBe(`text/${"a".repeat(MAX_FOREIGN_CHARS - 5)}… x`);
  expect(toPrinted("ab ".repeat(5_000), mask)).toHaveLength(MAX_LINE_CHARS + 1);
  expect(toPrintedWhole(`/${word}/b`, mask)).toBe(`/${word}/b`);
});

test("something foreign is one short line without a key", () => {
  expect(quoteForeign(`a\nb\u001B[31m ${KEY} ${"c ".repeat(500)}`, mask)).toMatch(/^a b \[key\] c/);
  expect(quoteForeign("가".repeat(500))).toBe(`${"가".repeat(MAX_FOREIGN_CHARS)}…`);
});
