import { expect, test } from "vitest";
import { quotePassage } from "../../../src/core/draft/quote-passage.ts";
import { makeDraft } from "../../support/make.ts";

const QUOTE = "a passage of the abstract";

test("a passage becomes the quote of a key point, and nothing else is changed", () => {
  const draft = makeDraft();
  const [first, second, third] = draft.keyPoints;

  expect(quotePassage(draft, "keyPoints[1]", QUOTE)).toEqual({
    ...draft,
    keyPoints: [first, { ...second, evidence: QUOTE }, third],
  });
});

test("a risk with a quote is one that the abstract states", () => {
  const draft = makeDraft();
  const [risk] = draft.risks;

  expect(quotePassage(draft, "risks[0]", QUOTE)?.risks).toEqual([
    { ...risk, basis: "stated", evidence: QUOTE },
  ]);
});

test("a new statement is begun with its quote, as long as there is room", () => {
  const draft = makeDraft();
  const more = quotePassage(draft, "keyPoints", QUOTE) ?? expect.fail();

  expect(more.keyPoints).toEqual([...draft.keyPoints, { evidence: QUOTE, text: "" }]);
  expect(quotePassage(more, "keyPoints", QUOTE)).toBeNull();
  expect(quotePassage(draft, "risks", QUOTE)?.risks[1]).toEqual({
    ...{ basis: "stated", evidence: QUOTE, text: "" },
  });
});

test.each(["actions[0]", "actions", "keyPoints[9]", "risks[0].text", "__proto__", "tags[0]"])(
  "%s has no quote",
  (item) => {
    expect(quotePassage(makeDraft(), item, QUOTE)).toBeNull();
  },
);
