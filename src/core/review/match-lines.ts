import type { DocumentLine } from "../digest/document-line.ts";
import { RISK_NAMES } from "../digest/names.ts";
import { splitTags } from "../draft/draft-fields.ts";
import { cleanLine } from "../text.ts";
import { readWritten, toMeaning, type WrittenLine } from "./document/document.ts";
import { type RefusedEdit, readFieldText } from "./field-text.ts";

type FieldLine = DocumentLine & { field: NonNullable<DocumentLine["field"]> };

/** What was written in place of a field, or of all items of a list. */
export type WrittenField = {
  paper: string;
  /** Such as `oneLine`, `keyPoints` for the list, or `keyPoints.evidence` for its quotes. */
  path: string;
  values: string[];
  /** What is written in front of each item, such as whether a risk is stated; null for nothing. */
  labels: (string | null)[];
  /** Whether it is a list. */
  isList: boolean;
  /** Its line in the file. */
  number: number;
};

/** An edit that cannot be taken over, and its line in the file; `what` names more than the line. */
export type Refusal = { line: number; why: RefusedEdit; what?: string };

/** Fields between two lines that no field is behind, and the second of these; null at the end. */
type Stretch = { fields: FieldLine[]; end: string | null };

/**
 * Compares a document with the lines that its data renders to, and returns the fields that were changed. All
 * other lines must be there, as they are, but for those that are left out of the comparison.
 */
export function matchLines(
  expected: readonly DocumentLine[],
  markdown: string,
  isLeftOut: (line: string) => boolean,
): WrittenField[] | Refusal {
  const written = readWritten(markdown).filter(({ text }) => !isLeftOut(text));
  const changed: WrittenField[] = [];
  let at = 0;
  const own = expected.filter(({ text }) => !isLeftOut(text));
  for (const stretch of toStretches(own)) {
    const end = written[at + stretch.fields.length];
    if (end !== undefined && isChangedEnd(end, stretch)) {
      return { line: end.number, why: "not a field" };
    }
    const to = findEnd(written, at, stretch);
    if (to === null) return refuseLine(written, at, stretch);
    const found = readStretch(stretch.fields, written.slice(at, to), lineAt(written, to));
    if ("why" in found) return found;
    changed.push(...found);
    at = stretch.end === null ? to : to + 1;
  }
  return at < written.length ? { line: lineAt(written, at), why: "not a field" } : changed;
}

/** The refusal of a stretch whose end is not there. Where each field still has its line, that end was changed. */
function refuseLine(written: readonly WrittenLine[], at: number, { fields }: Stretch): Refusal {
  const isWhole = fields.every((field, index) => {
    const line = written[at + index];
    return line !== undefined && "value" in readLine(field, line);
  });
  return isWhole
    ? { line: lineAt(written, at + fields.length), why: "not a field" }
    : { line: lineAt(written, at), why: "missing line" };
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

/** Characters by which a line that was changed is still known, such as those in front of a rating. */
const OPENING_CHARS = 8;

/** Whether a line is the one that ends a stretch, with something changed in it. */
function isChangedEnd({ text }: WrittenLine, { end }: Stretch): boolean {
  const isSame = toMeaning(text) === end;
  return !isSame && end !== null && end.startsWith(toMeaning(text).slice(0, OPENING_CHARS));
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
  const read = written.map((line, index) => readLine(fields[isList ? 0 : index] ?? first, line));
  const refusal = read.find((one, index) => "why" in one && (isList || index < fields.length));
  if (refusal !== undefined && "why" in refusal) return refusal;
  if (!isList && written.length !== fields.length) {
    return { line: lineOf(fields.length), why: otherLength(written.length, fields) };
  }
  const values = read.flatMap((one) => ("value" in one ? [one.value] : []));
  const number = lineOf(0);
  const labels = read.map((one) => ("label" in one ? one.label : null));
  const same = (value: string | undefined, line: FieldLine) => value === shownValue(line);
  if (isList) {
    const isSame =
      values.length === fields.length &&
      fields.every((l, i) => same(values[i], l) && labels[i] === labelOf(l.field.before));
    const { paper } = first.field;
    return isSame ? [] : [{ paper, path: list, values, labels, isList, number }];
  }
  return fields.flatMap((line, index) =>
    same(values[index], line)
      ? []
      : [
          {
            paper: line.field.paper,
            path: line.field.path,
            values: [values[index] ?? ""],
            labels: [],
            isList,
            number: lineOf(index),
          },
        ],
  );
}

/** Why lines are refused that are more or fewer than the fields that they should show. */
function otherLength(lines: number, fields: readonly FieldLine[]): RefusedEdit {
  const isHeadline = fields[0]?.field.path === "headline"; // such as in the overview, with a line too many
  if (lines > fields.length) return isHeadline ? "not a field" : "several paragraphs";
  return fields.length === 1 ? "empty" : "missing line";
}

/** A rendered line in the form in which lines are compared. */
function toOwn(line: string): string {
  return readWritten(line)[0]?.text ?? "";
}

/** The list that a field is an item of: its statements, or its quotes. */
function listOf(path: string): string | null {
  const { list, quote } = /^(?<list>\w+)\[\d+\](?<quote>\.evidence)?/.exec(path)?.groups ?? {};
  return list === undefined ? null : `${list}${quote ?? ""}`;
}

/** The value as a reader sees it. */
function shownValue({ field }: FieldLine): string {
  return cleanLine(field.value);
}

/** Labels that an item may have in front of its text. */
const LABELS = Object.values(RISK_NAMES);

/** The label at the beginning of an item; null when it has none. */
function labelOf(item: string): string | null {
  return LABELS.find((label) => item.startsWith(`- **${label}** `)) ?? null;
}

type ReadLine = { value: string; label: string | null };

function readLine(expected: FieldLine, { text, number }: WrittenLine): ReadLine | Refusal {
  const { tail, after } = expected.field;
  const before = toOwnMark(expected.field.before);
  if (toMeaning(text) === toMeaning(toOwn(expected.text))) {
    return { value: shownValue(expected), label: labelOf(before) };
  }
  const label = labelOf(before) === null ? null : labelOf(text);
  const opening = labelOf(before) === null ? before : label === null ? "- " : `- **${label}** `;
  const end = findAfter(text, after);
  if (!text.startsWith(opening) || end === -1) return { line: number, why: "not a field" };
  const read = readFieldText(text.slice(opening.length, end), tail);
  if ("refused" in read) return { line: number, why: read.refused };
  const isTags = expected.field.path === "tags";
  return { value: isTags ? splitTags(read.value).join(", ") : read.value, label };
}

/** Where in a line that begins which stands behind its field, whatever a formatter has made of it; -1 for nowhere. */
function findAfter(text: string, after: string): number {
  if (after === "") return text.length;
  const [opening, meaning] = [after.slice(0, 2), toMeaning(after)];
  let at = text.lastIndexOf(opening);
  while (at > 0 && toMeaning(text.slice(at)) !== meaning) at = text.lastIndexOf(opening, at - 1);
  return at > 0 ? at : -1;
}

/** The mark of a list in the form in which lines are compared. */
function toOwnMark(before: string): string {
  return before.replace(/^\d+\. /, "1. ");
}
