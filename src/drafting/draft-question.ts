import { DraftAnswer } from "../core/draft/draft.ts";
import { fillFixedParts, renderDraftPrompt } from "../core/draft/draft-prompt.ts";
import { type Artefacts, NOT_LOOKED_UP } from "../core/paper/artefacts.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Answer } from "../core/question/answer.ts";
import { fill, type PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import { toWireSchema } from "../core/question/wire-schema.ts";

/**
 * Most tokens of one draft. A full draft has about 1,700 Korean and 700 English characters, which is about
 * 2,000 tokens; the rest is for reasoning, and for tokenizers that split Hangul finely. Not higher, since
 * providers count it against the tokens per minute.
 */
const DRAFT_OUTPUT_TOKENS = 6_000;

/** Factor of the token limit after an answer that was cut. */
const MORE_TOKENS = 2;

/** Replaces an empty answer in the conversation: providers refuse an empty message. */
const EMPTY_ANSWER = "{}";

/**
 * Characters of an answer that go back to the model when it is asked again. A draft has some 2,500; the
 * question should not grow with a model that does not stop.
 */
const MAX_QUOTED_ANSWER_CHARS = 16_000;

/** Keeps a model out of the loop that its first answer went into. */
const ON_ONE_LINE =
  "줄 바꿈과 들여쓰기 없이 JSON 객체 하나를 한 줄로 답하고, 같은 말을 되풀이하지 마세요.";

const DRAFT_SCHEMA = { name: "draft", json: toWireSchema(DraftAnswer) };

/** The first question about a paper. */
export function askForDraft(
  paper: Paper,
  template: PromptTemplate,
  artefacts: Artefacts = NOT_LOOKED_UP,
): Question {
  return {
    subject: paper.id,
    messages: renderDraftPrompt(template, paper, artefacts),
    schema: DRAFT_SCHEMA,
    maxOutputTokens: DRAFT_OUTPUT_TOKENS,
  };
}

/** What the questions about all papers have in common: when it changes, answers may change. */
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
      { role: "assistant", content: quoteAnswer(text) },
      { role: "user", content: fill(template.user, { complaints: list }) },
    ],
  };
}

/**
 * The second question after an answer that went in a loop: the same without its schema, in which some engines let a
 * model write white space for ever, and with a line on the form. More room would only be filled.
 */
export function askInFreeForm(question: Question): Question {
  const last = question.messages.findLastIndex(({ role }) => role === "user");
  const messages = question.messages.map((message, index) =>
    index === last ? { ...message, content: `${message.content}\n\n${ON_ONE_LINE}` } : message,
  );
  return { ...question, messages, isFreeForm: true };
}

function quoteAnswer(text: string | null): string {
  return text?.trim().slice(0, MAX_QUOTED_ANSWER_CHARS) || EMPTY_ANSWER;
}

/** The second question after an answer that was cut: the same, with a higher token limit. */
export function askWithMoreTokens(question: Question): Question {
  return { ...question, maxOutputTokens: question.maxOutputTokens * MORE_TOKENS };
}
