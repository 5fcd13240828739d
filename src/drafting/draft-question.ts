import { DraftAnswer } from "../core/draft/draft.ts";
import { fillFixedParts, renderDraftPrompt } from "../core/draft/draft-prompt.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Answer } from "../core/question/answer.ts";
import { fill, type PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import { toWireSchema } from "../core/question/wire-schema.ts";

/**
 * Room for one draft, in tokens. A full draft is about 1,700 Korean and 700 English characters, some
 * 2,000 tokens; the rest is for reasoning, and for vocabularies that cut Hangul small. Kept tight,
 * since providers count it against the tokens of a minute.
 */
const DRAFT_OUTPUT_TOKENS = 6_000;

/** How much more room an answer gets that met its limit. */
const MORE_ROOM = 2;

/** Stands in for an empty answer: providers refuse an empty turn. */
const NOTHING = "{}";

const DRAFT_SCHEMA = { name: "draft", json: toWireSchema(DraftAnswer) };

/** The first question about a paper. */
export function askForDraft(paper: Paper, template: PromptTemplate): Question {
  return {
    subject: paper.id,
    messages: renderDraftPrompt(template, paper),
    schema: DRAFT_SCHEMA,
    maxOutputTokens: DRAFT_OUTPUT_TOKENS,
  };
}

/** What the questions about all papers share: where it differs, so may their answers. */
export function describeQuestions(template: PromptTemplate) {
  return {
    template: fillFixedParts(template),
    schema: DRAFT_SCHEMA,
    maxOutputTokens: DRAFT_OUTPUT_TOKENS,
  };
}

/** The second question: the first, the answer to it, and what is wrong with that answer. */
export function askAgain(
  question: Question,
  { text }: Pick<Answer, "text">,
  { template, complaints }: { template: PromptTemplate; complaints: readonly string[] },
): Question {
  const list = complaints.map((complaint) => `- ${complaint}`).join("\n");
  return {
    ...question,
    messages: [
      ...question.messages,
      { role: "assistant", content: text?.trim() || NOTHING },
      { role: "user", content: fill(template.user, { complaints: list }) },
    ],
  };
}

/** The second question after an answer that was cut: the same, with more room. */
export function askForMore(question: Question): Question {
  return { ...question, maxOutputTokens: question.maxOutputTokens * MORE_ROOM };
}
