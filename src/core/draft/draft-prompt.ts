import type { Paper } from "../paper/paper.ts";
import { fill, type PromptTemplate } from "../question/prompt.ts";
import type { Message } from "../question/question.ts";
import { describeFields } from "./draft.ts";
import { describeShapes } from "./shapes.ts";
import { TAG_NAMES } from "./tags.ts";

/** Values that are the same in every prompt. */
const FIXED_VALUES = { fields: describeFields(), tags: TAG_NAMES.join(", ") };

/** A cache: thousands of questions share one system message. */
const filled = new WeakMap<PromptTemplate, PromptTemplate>();

/** The template with everything filled in but the paper. */
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
    {
      role: "user",
      content: fill(user, { paper: fenceAsData(paper), shapes: describeShapes(paper) }),
    },
  ];
}

/**
 * What the model is told about a paper, as one line of JSON: no title or abstract can end its string or
 * start a line, and a quote copied from it is already escaped for the answer's JSON.
 */
function fenceAsData({ title, abstract, codeUrl, organization }: Paper): string {
  const released = codeUrl === null ? {} : { code: codeUrl };
  return JSON.stringify({ title, abstract, released, organization }).replaceAll(
    /[\u0085\u2028\u2029]/g, // line breaks to some parsers, although JSON strings may hold them
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
