import type { DocumentLine } from "../digest/markdown.ts";
import { cleanLine } from "../text.ts";
import { readWritten, toMeaning, type WrittenLine } from "./document.ts";
import { type RefusedEdit, readFieldText } from "./field-text.ts";

type FieldLine = DocumentLine & { field: NonNullable<DocumentLine["field"]> };

/** What was written in place of a field, or of all items of a list. */
export type WrittenField = {
  paper: string;
  /** Such as `oneLine`, or `keyPoints` for the list. */
  path: string;
  values: string[];
  /** Whether it is a list. */
  isList: boolean;
  /** Its line in the file. */
  number: number;
};

/** An edit that cannot be taken over, and its line in the file. */
export type Refusal = { line: number; why: RefusedEdit };

/** Fields between two lines that no field is behind, and the second of these; null at the end. */
type Stretch = { fields: FieldLine[]; end: string | null };

/**
 * Compares a document with the lines that its data renders to, and returns the fields that were changed. All
 * other lines must be there, as they are.
 */
export function matchLines(
  expected: readonly DocumentLine[],
  markdown: string,
): WrittenField[] | Refusal {
  const written = readWritten(markdown);
  const changed: WrittenField[] = [];
  let at = 0;
  for (const stretch of toStretches(expected)) {
    const to = findEnd(written, at, stretch);
    if (to === null) return refuseLine(written, at, stretch);
    const found = readStretch(stretch.fields, written.slice(at, to), lineAt(written, to));
    if ("why" in found) return found;
    changed.push(...found);
    at = stretch.end === null ? to : to + 1;
  }
  return at < written.length ? { line: lineAt(written, at), why: "not a field" } : changed;
}

function refuseLine(written: readonly WrittenLine[], at: number, { fields }: Stretch): Refusal {
  return { line: lineAt(written, at), why: fields.length > 0 ? "missing line" : "not a field" };
}

function lineAt(written: readonly WrittenLine[], at: number): number {
  return (written[at] ?? written.at(-1))?.number ?? 1;
}

function toStretches(expected: readonly DocumentLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  let fields: FieldLine[] = [];
  for (const { text, field } of expected) {
    if (text.trim() === "") continue; // also a field without a text
    if (field !== null) fields.push({ text, field });
    else {
      stretches.push({ fields, end: toMeaning(toOwn(text)) });
      fields = [];
    }
  }
  return [...stretches, { fields, end: null }];
}

/** Where the line stands that ends a stretch; without fields before it, it must be the next one. */
function findEnd(written: readonly WrittenLine[], at: number, { fields, end }: Stretch) {
  if (end === null) return fields.length === 0 ? at : written.length;
  const isEnd = ({ text }: WrittenLine) => toMeaning(text) === end;
  if (fields.length === 0) return written[at] !== undefined && isEnd(written[at]) ? at : null;
  const found = written.findIndex((line, index) => index >= at && isEnd(line));
  return found === -1 ? null : found;
}

/**
 * The fields of a stretch that were changed. A list may have another length; other fields have one line each. `end` is
 * the line after it, which is told where nothing is left of a field.
 */
function readStretch(
  fields: readonly FieldLine[],
  written: readonly WrittenLine[],
  end: number,
): WrittenField[] | Refusal {
  const [first] = fields;
  if (first === undefined) return [];
  const lineOf = (index: number) => written[index]?.number ?? end;
  const list = listOf(first.field.path);
  const isList = list !== null && fields.every(({ field }) => listOf(field.path) === list);
  if (!isList && written.length !== fields.length) {
    const why = written.length < fields.length ? "empty" : "several paragraphs";
    return { line: lineOf(fields.length), why };
  }
  const read = written.map((line, index) => readLine(fields[isList ? 0 : index] ?? first, line));
  const refusal = read.find((one) => "why" in one);
  if (refusal !== undefined && "why" in refusal) return refusal;
  const values = read.flatMap((one) => ("value" in one ? [one.value] : []));
  const number = lineOf(0);
  const same = (value: string | undefined, line: FieldLine) => value === shownValue(line);
  if (isList) {
    const isSame = values.length === fields.length && fields.every((l, i) => same(values[i], l));
    return isSame ? [] : [{ paper: first.field.paper, path: list, values, isList, number }];
  }
  return fields.flatMap((line, index) =>
    same(values[index], line)
      ? []
      : [
          {
            paper: line.field.paper,
            path: line.field.path,
            values: [values[index] ?? ""],
            isList,
            number: lineOf(index),
          },
        ],
  );
}

/** A rendered line in the form in which lines are compared. */
function toOwn(line: string): string {
  return readWritten(line)[0]?.text ?? "";
}

function listOf(path: string): string | null {
  return /^(\w+)\[\d+\]/.exec(path)?.[1] ?? null;
}

/** The value as a reader sees it. */
function shownValue({ field }: FieldLine): string {
  return cleanLine(field.value);
}

function readLine(expected: FieldLine, { text, number }: WrittenLine): { value: string } | Refusal {
  const { before, tail } = expected.field;
  if (toMeaning(text) === toMeaning(toOwn(expected.text))) return { value: shownValue(expected) };
  if (!text.startsWith(before)) return { line: number, why: "not a field" };
  const read = readFieldText(text.slice(before.length), tail);
  return "value" in read ? read : { line: number, why: read.refused };
}
