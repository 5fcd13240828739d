import { expect, test } from "vitest";
import { readReferenceCards } from "../../../../scripts/calibrate/cards.ts";
import { createQuoteFinder, findPlainly } from "../../../../src/core/checks/text/find-quote.ts";

test("a quote that stands in an abstract letter by letter is found there at once, and where folding finds it", () => {
  const found = readReferenceCards().flatMap(({ abstract, quotes }) =>
    quotes.flatMap((quote) => {
      const plain = findPlainly(abstract, quote);
      return plain === null ? [] : [{ plain, folded: createQuoteFinder(abstract)(quote) }];
    }),
  );

  expect(found.length).toBeGreaterThan(300);
  for (const { plain, folded } of found) expect(folded).toContainEqual(plain);
});

test("a piece of a word, or a quote of a text that TeX sets, is left to folding", () => {
  expect(findPlainly("We reject the models at hand.", "We reject the model")).toBeNull();
  expect(findPlainly("We $x$ reject the models at hand.", "reject the models at hand")).toBeNull();
  expect(findPlainly("Gains\nof 5 points", "Gains of 5 points")).toEqual({ start: 0, end: 17 });
});
