import { expect, test } from "vitest";
import { z } from "zod";
import { createQuoteFinder } from "../../../../src/core/checks/text/find-quote.ts";
import { cleanLine } from "../../../../src/core/text.ts";
import { copyFromPrint, readAsPerson, typeAsPerson } from "../../../support/read-as-person.ts";
import { readDay, readOddItems, recordedDays } from "../../../support/recorded.ts";

const Item = z.object({ paper: z.object({ id: z.string(), summary: z.string() }) });

/** TeX, quotation marks as TeX writes them, ties, accents, words split at a line's end. */
const SET_OTHERWISE = /\\|``|''|[~^{}]|\dtimes|\bsim\d|[\u00c0-\u024f]|[a-z]- +[a-z]/;

/** TeX that was cut before its last brace: nobody can say how it would be shown. */
const IS_CUT = /\\(?:footnote|href)\{(?:[^{}]|\{[^{}]*\})*$/;

const items = [
  ...recordedDays().flatMap((day) => readDay(day)),
  ...readOddItems().map(({ item }) => item),
].map((item) => Item.parse(item).paper);
const abstracts = [...new Map(items.map(({ id, summary }) => [id, cleanLine(summary)])).values()];
/** Enough for changed quotes, which no abstract may hold. */
const someAbstracts = abstracts.filter((_, index) => index % 3 === 0);
const setOtherwise = abstracts.filter((text) => SET_OTHERWISE.test(text) && !IS_CUT.test(text));

/** Quotes of twelve words, one after the other, as words between single spaces. */
function quotesOf(text: string): string[] {
  const words = text.split(/ +/);
  return words
    .filter((_, index) => index % 9 === 0 && index + 12 <= words.length)
    .map((_, index) => words.slice(index * 9, index * 9 + 12).join(" "));
}

function notFound(copy: (abstract: string) => string, texts: readonly string[]): string[] {
  return texts.flatMap((abstract) => {
    const find = createQuoteFinder(abstract);
    return quotesOf(copy(abstract)).filter((quote) => find(quote).length === 0);
  });
}

test("there are enough abstracts that are set otherwise than they are copied", () => {
  expect(setOtherwise.length).toBeGreaterThan(100);
});

test.each([
  ["as it is written", (text: string) => text],
  ["as a page shows it", readAsPerson],
  ["as one types it", typeAsPerson],
  ["from a printed page", copyFromPrint],
])(
  "a quote copied %s is found in every recorded abstract that holds TeX, ties, accents or split words",
  (_, copy) => {
    expect(notFound(copy, setOtherwise)).toEqual([]);
  },
);

/** The same quote with one thing changed that setting never changes. */
const CHANGES: readonly [string, (words: string[], at: number) => string[]][] = [
  ["a letter changed", (words, at) => words.with(at, changeLetter(words[at] ?? ""))],
  ["a capital changed", (words, at) => words.with(at, changeCapital(words[at] ?? ""))],
  ["a digit added", (words, at) => words.with(at, `${words[at]}7`)],
  ["a word left out", (words, at) => words.toSpliced(at, 1)],
  ["a word put in", (words, at) => words.toSpliced(at, 0, "feeble")],
  ["a word changed", (words, at) => words.with(at, "feeble")],
];

function changeLetter(word: string): string {
  return word.replace(/[a-z]/, (letter) => (letter === "q" ? "z" : "q"));
}

function changeCapital(word: string): string {
  return word.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

test.each(CHANGES)("a quote with %s is found in no recorded abstract", (_, change) => {
  const found = someAbstracts.flatMap((abstract) => {
    const find = createQuoteFinder(abstract);
    return quotesOf(readAsPerson(abstract)).flatMap((quote) => {
      const words = quote.split(" ");
      const at = words.findIndex((word, index) => index > 3 && /^[a-z]{3,}$/.test(word));
      if (at === -1) return [];
      const changed = change(words, at).join(" ");
      return find(changed).length > 0 && !abstract.includes(changed) ? [changed] : [];
    });
  });

  expect(found).toEqual([]);
});

test("a number with one digit changed is found in no recorded abstract", () => {
  const found = someAbstracts.flatMap((abstract) => {
    const find = createQuoteFinder(abstract);
    return quotesOf(readAsPerson(abstract))
      .filter((quote) => /\d/.test(quote))
      .map((quote) => quote.replace(/\d/, (digit) => String((Number(digit) + 3) % 10)))
      .filter((changed) => find(changed).length > 0 && !abstract.includes(changed));
  });

  expect(found).toEqual([]);
});
