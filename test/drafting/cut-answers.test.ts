import { expect, test } from "vitest";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import type { Answer } from "../../src/core/question/answer.ts";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import { findDraftProblem } from "../../src/drafting/find-draft-problem.ts";
import { templates } from "../support/drafting.ts";
import { makeDraft, makePaper } from "../support/make.ts";

const TEXT = JSON.stringify(makeDraft()).slice(0, 200);
const TOKENS = 150;

const THINK_LESS = /^Set PAPERCARDS_REASONING_EFFORT to low, or choose another model/;
const OTHER_MODEL = /^Choose another model as OPENAI_MODEL; one of your own/;

test.each<[what: string, text: string | null, outputTokens: number | null, fix: RegExp]>([
  ["nothing but thoughts that are not shown", null, TOKENS, THINK_LESS],
  ["thoughts without an end", "<think>Hm, well", TOKENS, THINK_LESS],
  ["thoughts that are not shown, and a beginning of the card", TEXT, 2_500, THINK_LESS],
  [
    "long thoughts, and a beginning of the card",
    `<think>${"Hm, well. ".repeat(200)}</think>${TEXT}`,
    null,
    THINK_LESS,
  ],
  [
    "thoughts without a mark",
    `Okay, the user wants a {card}. ${"Hm, well. ".repeat(40)}`,
    TOKENS,
    THINK_LESS,
  ],
  [
    "thoughts in a channel",
    `<|channel|>analysis<|message|>We need JSON. ${"It has rules. ".repeat(30)}`,
    null,
    THINK_LESS,
  ],
  ["a part of the card", TEXT, TOKENS, OTHER_MODEL],
  ["a part of the card, of no known size", TEXT, null, OTHER_MODEL],
  ["a part of the card behind thoughts", `<think>Hm</think>${TEXT}`, TOKENS, OTHER_MODEL],
  [
    "a loop",
    `${TEXT}${" 그리고 다시".repeat(300)}`,
    2_500,
    /^Choose another model as OPENAI_MODEL; `papercards/,
  ],
])("of an answer that was cut after %s, the one remedy is told that fits", (...row) => {
  const [, text, outputTokens, fix] = row;
  const paper = makePaper();
  const answer: Answer = {
    ...{ model: "test-model", text, finishReason: "length", refusal: null },
    usage: { inputTokens: 1, outputTokens, costUsd: null },
    answeredAt: "2026-02-13T00:00:00.000Z",
  };
  const asked = { question: askForDraft(paper, templates.draft), answer };

  const problem = findDraftProblem({ paper, artefacts: NOT_LOOKED_UP }, asked, templates.reask);

  expect(problem?.explanation.fix).toMatch(fix);
  expect(problem?.failure).toEqual({ code: "CUT_ANSWER", message: problem?.explanation.happened });
});
