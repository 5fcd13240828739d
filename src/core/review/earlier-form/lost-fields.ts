import { type DocumentLine, toFieldLine } from "../../digest/document-line.ts";
import { cleanLine } from "../../text.ts";
import { readCardHeading, readWritten, toMeaning, type WrittenLine } from "../document/document.ts";

export type Field = NonNullable<DocumentLine["field"]>;

/** A field of the data, the card that its line stands in, or null above the first one, and how it may stand there. */
export type Place = { field: Field; paper: string | null; forms: Form[] };

/** Marks around a field, and its whole line with them, in the form in which lines are compared. */
export type Form = Pick<Field, "before" | "after"> & { own: string };

/** A line of an edited document that shows no field as the data has it, and its place. */
export type FreeLine = { at: number; text: string; paper: string | null };

/** A line of an edited document that may stand where a field was, and what stood there. */
export type Replaced = { field: Field; own: string; at: number };

/** A field that its card does not show as the data has it. */
export type Change = {
  field: Field;
  /** The lines that may stand in its place, each with what may have stood there. */
  replaced: Replaced[];
  /** Whether a line has its text among others, which may be another version's own or a person's. */
  isHeld: boolean;
};

/** The fields that their cards do not show as the data has them, and the lines that show none so. */
export function findLost(
  lines: readonly DocumentLine[],
  written: readonly WrittenLine[],
): { lost: Place[]; free: FreeLine[] } {
  const ownPapers = papersOf(lines.map(({ text }) => text));
  const fields = lines.flatMap(({ field }, index): Place[] =>
    field === null || field.value === ""
      ? []
      : [{ field, paper: ownPapers[index] ?? null, forms: formsOf(field) }],
  );
  const papers = papersOf(written.map(({ text }) => text));
  const nameLine = (paper: string | null, text: string) => `${paper} ${toMeaning(text)}`;
  const shown = new Set(written.map(({ text }, at) => nameLine(papers[at] ?? null, text)));
  const own = new Set(
    fields.flatMap(({ paper, forms }) => forms.map((form) => nameLine(paper, form.own))),
  );
  return {
    lost: fields.filter(({ paper, forms }) => {
      return !forms.some((form) => shown.has(nameLine(paper, form.own)));
    }),
    free: written.flatMap(({ text }, at) => {
      const paper = papers[at] ?? null;
      return own.has(nameLine(paper, text)) ? [] : [{ at, text, paper }];
    }),
  };
}

/** How a field may have stood in a document: as now, without its label, or without what the program adds. */
function formsOf(field: Field): Form[] {
  const fields = [field, { ...field, tail: "" }].flatMap((one) => [one, withoutLabel(one)]);
  return fields.map((one) => {
    const own = readWritten(toFieldLine(one).text)[0]?.text ?? "";
    return { before: one.before, after: one.after, own };
  });
}

/** The first edition had no labels in front of risks. */
function withoutLabel(field: Field): Field {
  return field.before.startsWith("- ") ? { ...field, before: "- " } : field;
}

/** The fields that their cards do not show, with the lines that may stand in their place. */
export function listChanges({ lost, free }: ReturnType<typeof findLost>): Change[] {
  return lost.map(({ field, paper, forms }) => {
    const lines = free.filter((line) => line.paper === paper);
    const replaced = lines.flatMap(({ at, text }) =>
      forms.flatMap((form) => (hasFormOf(text, form) ? [{ field, own: form.own, at }] : [])),
    );
    return { field, replaced, isHeld: lines.some(({ text }) => holds(text, field)) };
  });
}

/** A text that is as long as this stands in a line by no accident, in UTF-16 units. */
const LONG_TEXT_CHARS = 20;

/** Whether a line has the value of a field in it. */
export function holds(text: string, field: Field): boolean {
  const [meaning, value, after] = [toMeaning(text), cleanLine(field.value), field.after];
  const isInside = value.length >= LONG_TEXT_CHARS && meaning.includes(value);
  return isInside || meaning.endsWith(`${value}${after}`);
}

/** The paper of the card that each line stands in; null above the first one. */
export function papersOf(texts: readonly string[]): (string | null)[] {
  let paper: string | null = null;
  return texts.map((text) => {
    paper = readCardHeading(text) ?? paper;
    return paper;
  });
}

/** Whether a line has the marks around a field, or, without any, is a paragraph. */
export function hasFormOf(text: string, { before, after }: Form): boolean {
  const opening = before.replace(/^\d+\. /, "1. ");
  if (opening === "") return !/^(?:[#<>|!]|- |1\. |---$|\*\*)/.test(text);
  return text.startsWith(opening) && text.endsWith(after);
}
