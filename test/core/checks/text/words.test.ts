import { expect, test } from "vitest";
import {
  holdsTerm,
  holdsTogether,
  indexWords,
  readTerms,
} from "../../../../src/core/checks/text/words.ts";
import { readDay, SOME_DAYS } from "../../../support/recorded.ts";

const index = indexWords(
  "Retrieval-Augmented Generation beats Open Source Language Models by batches",
);

test.each([
  "RetrievalAugmented",
  "OpenSource",
  "opensourcelanguage",
  "LanguageModel",
  "open-source",
])("%s is held, up to three words of the source written as one", (word) => {
  expect(holdsTogether(index, word)).toBe(true);
});

test.each(["SourceOpen", "OpenSourceLanguageModels", "penSource", "OpenSourceLang"])(
  "%s is not held: another order, too many words, or a piece of one",
  (word) => {
    expect(holdsTogether(index, word)).toBe(false);
  },
);

test("a recorded abstract holds each of its own words", () => {
  const abstracts = SOME_DAYS.flatMap((date) => readDay(date)).flatMap(
    (item) => JSON.stringify(item).match(/"summary":"([^"\\]+)"/)?.[1] ?? [],
  );
  expect(abstracts.length).toBeGreaterThan(20);
  for (const abstract of abstracts) {
    const words = indexWords(abstract);
    const terms = readTerms(abstract).map(({ text }) => text);
    expect(terms.filter((term) => !holdsTerm(words, term))).toEqual([]);
  }
});
