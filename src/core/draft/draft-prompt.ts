import type { Paper } from "../paper/paper.ts";
import { fill, type PromptTemplate } from "../question/prompt.ts";
import type { Message } from "../question/question.ts";
import { describeFields } from "./draft.ts";
import { TAG_NAMES } from "./tags.ts";

/** What stands in every prompt. */
const FIXED_VALUES = { fields: describeFields(), tags: TAG_NAMES.join(", ") };

/** Filled templates: one for all papers, so that thousands of questions share its system message. */
const filled = new WeakMap<PromptTemplate, PromptTemplate>();

/** The template with all filled in that stands in every prompt: only the paper is left open. */
export function fillFixedParts(template: PromptTemplate): PromptTemplate {
  const { version, system, user } = template;
  const whole = filled.get(template) ?? {
    version,
    system: fill(system, FIXED_VALUES),
    user: fill(user, FIXED_VALUES),
  };
  filled.set(template, whole);
  return whole;
}

/** The conversation that asks for a paper's draft. */
export function renderDraftPrompt(template: PromptTemplate, paper: Paper): Message[] {
  const { system, user } = fillFixedParts(template);
  return [
    { role: "system", content: system },
    { role: "user", content: fill(user, { paper: fenceAsData(paper) }) },
  ];
}

/**
 * What the model may know of a paper, as one line of JSON: whatever a title or an abstract holds, it
 * cannot end its string, start a line or close a fence, and quotes are copied as the answer needs them.
 */
function fenceAsData({ title, abstract, codeUrl, organization }: Paper): string {
  return JSON.stringify({ title, abstract, codeUrl, organization }).replaceAll(
    /[\u0085\u2028\u2029]/g, // line ends to some readers, and yet allowed inside a JSON string
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
