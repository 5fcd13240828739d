import { escapeCell, escapeMarkdown } from "./escape.ts";

/** One line of a document, and the field of a card that it shows. */
export type DocumentLine = {
  text: string;
  /** Null for a line that no field of a draft is behind. */
  field: ShownField | null;
};

/** A field of a draft as a line shows it: `before`, the escaped value, `tail`, which the program adds, and `after`. */
type ShownField = {
  paper: string;
  /** Such as `oneLine` or `keyPoints[0].text`; `tags` for all of them. */
  path: string;
  value: string;
  /** Markdown in front of the value. */
  before: string;
  /** Plain text behind the value, in the same block. */
  tail: string;
  /** Markdown behind the value. */
  after: string;
};

/** Lines that no field is behind. */
export function toBlock(text: string): DocumentLine[] {
  return text.split("\n").map((line) => ({ text: line, field: null }));
}

/** What is told of a field's line; what is left out is empty. */
type FieldLine = Pick<ShownField, "paper" | "path" | "value"> & Partial<ShownField>;

/** The line of a field. A value with Markdown around it shares its block with that, and is escaped for it. */
export function toFieldLine({
  before = "",
  tail = "",
  after = "",
  ...told
}: FieldLine): DocumentLine {
  const toText = after === "" ? escapeMarkdown : escapeCell;
  const field = { ...told, before, tail, after };
  return { text: `${before}${toText(told.value + tail)}${after}`, field };
}
