import { expect, test } from "vitest";
import { askForDraft, askInFreeForm } from "../../src/drafting/draft-question.ts";
import { toFingerprint } from "../../src/model/fingerprint.ts";
import { templates } from "../support/drafting.ts";
import { makePaper } from "../support/make.ts";

const model = { name: "m", parameters: {} };
const question = askForDraft(makePaper(), templates.draft);

test("a question's name stays: with another, every card of every archive would be paid for again", () => {
  expect(toFingerprint(model, question)).toBe(
    "ff4a198cb8d9387e58ce0cb34f7669ac0a9b02c9c2311f9e559521203e7a2db8",
  );
});

test("a question in free form is another one, of the same room", () => {
  const again = askInFreeForm(question);

  expect(toFingerprint(model, again)).not.toBe(toFingerprint(model, question));
  expect(again.maxOutputTokens).toBe(question.maxOutputTokens);
});
