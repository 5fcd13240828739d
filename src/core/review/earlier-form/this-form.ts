import type { DocumentLine } from "../../digest/document-line.ts";
import type { WrittenLine } from "../document/document.ts";
import type { Field } from "./lost-fields.ts";

/** A document in the form of this version, and where its lines that a person has written stand in the file. */
export type InThisForm = {
  markdown: string;
  /** Line numbers in the file, by those in `markdown`; both from 1. */
  numbers: ReadonlyMap<number, number>;
  /** Fields that were changed in the data since the document was written, and not in it. */
  ofData: readonly Pick<Field, "paper" | "path">[];
};

export function replaceLines(
  lines: readonly DocumentLine[],
  texts: ReadonlyMap<Field, WrittenLine | undefined>,
): Omit<InThisForm, "ofData"> {
  const numbers = new Map<number, number>();
  const replaced = lines.map(({ text, field }, index) => {
    const written = field === null ? undefined : texts.get(field);
    if (written !== undefined) numbers.set(index + 1, written.number);
    return written?.text ?? text;
  });
  return { markdown: replaced.join("\n"), numbers };
}
