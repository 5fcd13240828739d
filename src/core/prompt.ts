import { describeFields } from "./draft.ts";
import type { Paper } from "./paper.ts";
import type { Message } from "./question.ts";
import { TAGS } from "./tags.ts";

/** A prompt template: its version, and the text before and after the line `---user---`. */
export type PromptTemplate = { version: string; system: string; user: string };

const FORM =
  /^<!-- version: (?<version>\S+) -->\n(?<system>[\s\S]*?)\n---user---\n(?<user>[\s\S]*)$/;

/** Reads a template file; null when it has not the form that `prompts/README.md` describes. */
export function parseTemplate(text: string): PromptTemplate | null {
  const { version, system, user } = FORM.exec(text.replaceAll("\r\n", "\n"))?.groups ?? {};
  if (version === undefined || system === undefined || user === undefined) return null;
  return { version, system: system.trim(), user: user.trim() };
}

/** What stands in every prompt. */
const FIXED_VALUES = { fields: describeFields(), tags: TAGS.map((tag) => tag.name).join(", ") };

/** The system messages by template: one for all papers, so that thousands of questions share it. */
const systemMessages = new WeakMap<PromptTemplate, string>();

/** The conversation that asks for a paper's draft. */
export function renderDraftPrompt(template: PromptTemplate, paper: Paper): Message[] {
  const values = { ...FIXED_VALUES, paper: fenceAsData(paper) };
  const system = systemMessages.get(template) ?? fill(template.system, FIXED_VALUES);
  systemMessages.set(template, system);
  return [
    { role: "system", content: system },
    { role: "user", content: fill(template.user, values) },
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

/** Puts values into `{{places}}`, in one pass: what is put in is never read for places again. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  );
}
