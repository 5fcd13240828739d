import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanLine, hasInvisible, truncate, widthOf } from "../../src/core/text.ts";
import { rounds } from "../support/rounds.ts";

test.each([
  ["a scientist", "👩‍🔬 LabAgent"],
  ["a heart that is mended", "An ❤️‍🩹 Assistant"],
  ["a runner with a skin tone who turns", "🏃🏽‍♀️‍➡️"],
  ["a family", "👨‍👩‍👧‍👦"],
  ["a rainbow flag", "🏳️‍🌈"],
  ["a flag of two letters", "🇰🇷"],
  ["the flag of Scotland", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
  ["a keycap", "1️⃣ Step at a Time, #️⃣"],
  ["a sign shown as text", "☺︎"],
  ["Persian with a non-joiner", "می\u200Cخواهم"],
  ["Hindi with a joiner", "क्\u200Dष"],
  ["Malayalam that ends in a joiner", "ന്\u200D പ്രതി"],
])("%s stays as a reader sees it", (_, text) => {
  expect(cleanLine(text)).toBe(text);
  expect(hasInvisible(text)).toBe(false);
});

test.each([
  ["a joiner between letters", "Lat\u200Dent", "Latent"],
  ["a non-joiner between Hangul", "모\u200C델", "모델"],
  ["two joiners between emoji", "👩\u200D\u200D🔬", "👩🔬"],
  ["a joiner behind the last emoji", "👩\u200D Lab", "👩 Lab"],
  ["a variation selector behind a letter", "a\uFE0Fb", "ab"],
  ["a variation selector behind a bare digit", "1\uFE0F2", "12"],
  ["tags that are no flag", "🏴\u{E0061}\u{E0062}\u{E0063}\u{E007F}x", "🏴x"],
  ["tags behind a letter", `a${"\u{E0041}".repeat(40)}`, "a"],
  ["a text written backwards", "\u202Eabc\u202C", "abc"],
  ["control characters", "a\u0000b\u009Bc", "abc"],
  ["a soft hyphen", "mo\u00ADdel", "model"],
  ["what keeps two parts of a letter apart", "e\u200B\u0301", "é"],
])("%s is taken out", (_, text, clean) => {
  expect(cleanLine(text)).toBe(clean);
  expect(hasInvisible(text)).toBe(true);
});

/** Text from what joins, what hides, and what both are put between. */
const joinedText = fc.string({
  unit: fc.constantFrom(
    ..."a1#* 가é\n".split(""),
    ..."👩🔬❤️1️⃣🏴🇰🇷☺".split(/(?:)/u),
    ...["\u200B", "\u200C", "\u200D", "\u2060", "\uFE0E", "\uFE0F", "\u20E3", "\u{1F3FD}"],
    ...["\u{E0067}", "\u{E007F}", "\u202E", "\u061C", "\u00AD", "\u0301", "م", "خ", "\u064B"],
    ...["क", "\u094D", "ष", "\uD800", "\u0000", "\u001B", "\u0085"],
  ),
  maxLength: 16,
});

test("a clean line stays as it is, and holds nothing that is invisible", () => {
  fc.assert(
    fc.property(joinedText, (text) => {
      const clean = cleanLine(text);

      expect(cleanLine(clean)).toBe(clean);
      expect(hasInvisible(clean)).toBe(false);
      expect(clean).toBe(clean.normalize("NFC"));
    }),
    rounds(1000),
  );
});

test("marks that change places once nothing keeps them apart leave a clean line, too", () => {
  const clean = cleanLine("\u0301\u200D\u094D\u200D");

  expect(cleanLine(clean)).toBe(clean);
});

test("no two invisible characters are left side by side, so that none of them can spell anything", () => {
  fc.assert(
    fc.property(joinedText, (text) => {
      expect(cleanLine(text).replaceAll(/\u{E0067}[^🏴]*/gu, "")).not.toMatch(
        /[\u200B-\u200D\u2060]{2}|\p{L}[\uFE0E\uFE0F]|[\u200B\u2060\u202E\u061C]/u,
      );
    }),
    rounds(1000),
  );
});

test("a text is cut between characters, never within one", () => {
  expect(truncate("👩🔬👩🔬", 3)).toBe("👩🔬👩…");
  expect(truncate("👩🔬👩🔬", 4)).toBe("👩🔬👩🔬");
});

test.each([
  ["한글", 2],
  ["pass@1", 3],
  ["GigaBrain-0.5M*을 제안", 7.5 + 1 + 0.5 + 2],
  ["a b", 1.5],
  ["，漢カ👩", 4],
  ["", 0],
])("%s is as wide as a line on a phone shows it: %d", (text, width) => {
  expect(widthOf(text)).toBe(width);
});
