import { type Field, fieldsOf } from "../checks/fields.ts";
import { splitSentences } from "../checks/text/sentences.ts";
import type { Draft } from "../draft/draft.ts";

/** One sentence or list item of a draft that reports the paper. */
export type Statement = {
  /** Its number in the question, from 1. */
  number: number;
  /** The path of its field, such as `explanation`. */
  field: string;
  text: string;
  /** The quote that stands for it on the card; null for none. */
  quote: string | null;
};

/** Sentences of one card that the verifier is asked about. A full card has some fifteen. */
export const MAX_STATEMENTS = 40;

/** Characters of a sentence that the verifier is asked about. Most have fewer than a hundred. */
const MAX_STATEMENT_CHARS = 400;

/** The sentences of a draft that report its paper, numbered in the order of the draft. */
export function listStatements(draft: Draft): Statement[] {
  const sentences = fieldsOf(draft)
    .filter(({ role }) => role === "report")
    .flatMap((field) => sentencesOf(field).map((text) => ({ field, text })))
    .filter(({ text }) => text !== "" && text.length <= MAX_STATEMENT_CHARS);
  return sentences.slice(0, MAX_STATEMENTS).map(({ field, text }, index) => ({
    ...{ number: index + 1, field: field.path, text },
    quote: field.quote ?? quoteOfRisk(draft, field.path),
  }));
}

/** The sentences of a text; an item of a list, or a title, is one, whatever signs it has. */
function sentencesOf({ form, text }: Pick<Field, "form" | "text">): string[] {
  return form === "sentence" ? splitSentences(text) : [text.trim()];
}

function quoteOfRisk({ risks }: Draft, path: string): string | null {
  const { index } = /^risks\[(?<index>\d+)\]/.exec(path)?.groups ?? {};
  return risks[Number(index)]?.evidence ?? null;
}
