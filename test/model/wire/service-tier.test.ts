import { expect, test } from "vitest";
import type { Question } from "../../../src/core/question/question.ts";
import { openTier } from "../../../src/model/wire/service-tier.ts";

const askOf = (subject: string): Question => ({
  subject,
  messages: [{ role: "user", content: subject }],
  schema: { name: "draft", json: {} },
  maxOutputTokens: 100,
});

const [FIRST, SECOND, LATER] = [askOf("first"), askOf("second"), askOf("later")];

function open() {
  const notices: string[] = [];
  const tier = openTier({ name: "OpenAI", serviceTier: "flex", lacksTier: false }, (message) => {
    notices.push(message);
  });
  tier.of(FIRST);
  tier.of(SECOND);
  return { tier, notices };
}

test("a tier that answers nobody in time is not asked any more, said once", () => {
  const { tier, notices } = open();

  tier.giveUp(FIRST);
  tier.giveUp(SECOND);

  expect([FIRST, SECOND, LATER].map(tier.of)).toEqual([null, null, null]);
  expect(notices).toEqual([
    "OpenAI answered no question in its flex tier in time; all others are asked in the standard tier.",
  ]);
});

test("a tier that answered another question meanwhile is asked on", () => {
  const { tier, notices } = open();

  tier.onAnswer("flex");
  tier.giveUp(FIRST);

  expect([FIRST, SECOND, LATER].map(tier.of)).toEqual([null, "flex", "flex"]);
  expect(notices).toEqual([expect.stringMatching(/had no place for a question/)]);
});
