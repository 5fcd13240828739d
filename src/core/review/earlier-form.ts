import type { Digest } from "../digest/digest.ts";
import type { DocumentLine } from "../digest/document-line.ts";
import { renderHeadings, renderLines } from "../digest/markdown.ts";
import { cleanLine } from "../text.ts";
import {
  listShown,
  readCardHeading,
  readWritten,
  toMeaning,
  type WrittenLine,
} from "./document.ts";

type Field = NonNullable<DocumentLine["field"]>;

/** A line of an edited document that may stand where a field was, and what stood there. */
type Replaced = { field: Field; own: string; at: number };

/** Ways to put an edited document back that are tried; each takes a tenth of a millisecond. Three edits on one card take some 50. */
const MAX_TRIALS = 2_000;

/** A document in the form of this version, and where its lines that a person has written stand in the file. */
export type InThisForm = {
  markdown: string;
  /** Line numbers in the file, by those in `markdown`; both from 1. */
  numbers: ReadonlyMap<number, number>;
};

/**
 * A document that another version of the program wrote and a person has edited since, in the form of this version: as
 * its data is rendered now, with the lines that a person has written. Which these are is proven: with the fields of
 * the data in their place, the document says again what it was written with. Fields that no line of it has the form of
 * were not shown in that version. Null where no such lines are found, as where more than texts of fields was changed.
 *
 * @param isAsWritten Whether a document's meaning is what it was written with.
 */
export function bringIntoThisForm(
  digest: Digest,
  markdown: string,
  isAsWritten: (meaning: string) => boolean,
): InThisForm | null {
  const written = readWritten(markdown);
  const meanings = written.map(({ text }) => toMeaning(text));
  const lines = renderLines(digest);
  const choices = listLost(lines, written).filter(({ length }) => length > 0);
  const replaced = findReplaced(choices, meanings, isAsWritten);
  if (replaced === null) return null;
  return replaceLines(lines, new Map(replaced.map(({ field, at }) => [field, written[at]])));
}

/**
 * A document without checksums, as the first edition wrote them, in the form of this version. That form has no lines
 * that this one lacks: whatever else stands there a person has written, in the place of a text that is missing. Null
 * where that is not as plain.
 */
export function bringUnmarked(digest: Digest, markdown: string): InThisForm | null {
  const written = readWritten(markdown);
  const lines = renderLines(digest);
  const own = new Set(
    lines.flatMap(({ text, field }) =>
      field === null ? readWritten(text).map((line) => toMeaning(line.text)) : [],
    ),
  );
  const { lost, free } = findLost(lines, written);
  const shown = papersOf(written);
  const missing = lost.filter(({ field: { path, paper } }) => {
    return shown.includes(paper) && !path.endsWith(".evidence"); // it showed no quotes
  });
  const foreign = free.filter(({ text }) => {
    return !own.has(toMeaning(text)) && !EARLIER_LINE.test(text) && readCardHeading(text) === null;
  });
  if (foreign.length !== missing.length || !hasTitlesOf(digest, markdown)) return null;
  const headings = headingsOf(lines);
  const heading = (at: number) =>
    written.findLast(({ text }, index) => index < at && text.startsWith("#"));
  const texts = new Map<Field, WrittenLine | undefined>();
  for (const [index, { at, text, paper }] of foreign.entries()) {
    const field = missing[index]?.field;
    if (field?.paper !== paper || !hasFormOf(text, withoutLabel(field))) return null;
    if (toMeaning(heading(at)?.text ?? "") !== headings.get(field)) return null;
    texts.set(field, written[at]);
  }
  return replaceLines(lines, texts);
}

/** The heading that each field stands below. */
function headingsOf(lines: readonly DocumentLine[]): ReadonlyMap<Field, string> {
  let heading = "";
  return new Map(
    lines.flatMap(({ text, field }): [Field, string][] => {
      if (field === null && text.startsWith("#")) heading = toMeaning(text);
      return field === null ? [] : [[field, heading]];
    }),
  );
}

/** Lines of the first edition that say less than ours: ratings without reasons, a picture, why a card failed. */
const EARLIER_LINE = /^(?:\*\*Upvotes\*\*: \d|!\[Thumbnail\]\(|> )/;

/** The first edition had no labels in front of risks. */
function withoutLabel(field: Field): Field {
  return field.before.startsWith("- ") ? { ...field, before: "- " } : field;
}

/** Whether each card of a document has the title that its data says; that of a day has all cards. */
function hasTitlesOf(digest: Digest, markdown: string): boolean {
  const [titles, written] = [listShown(renderHeadings(digest)), listShown(markdown)];
  const hasAll = digest.kind === "weekly" || written.size === titles.size;
  return hasAll && [...written].every(([id, title]) => titles.get(id) === title);
}

function replaceLines(
  lines: readonly DocumentLine[],
  texts: ReadonlyMap<Field, WrittenLine | undefined>,
): InThisForm {
  const numbers = new Map<number, number>();
  const replaced = lines.map(({ text, field }, index) => {
    const written = field === null ? undefined : texts.get(field);
    if (written !== undefined) numbers.set(index + 1, written.number);
    return written?.text ?? text;
  });
  return { markdown: replaced.join("\n"), numbers };
}

/** For each field that its card does not show, the lines of that card that may stand in its place. */
function listLost(lines: readonly DocumentLine[], written: readonly WrittenLine[]): Replaced[][] {
  const { lost, free } = findLost(lines, written);
  return lost.map(({ field, own }) =>
    formsOf(field, own).flatMap((form) =>
      free.flatMap(({ at, text, paper }) =>
        paper === field.paper && hasFormOf(text, form) ? [{ field, own: form.own, at }] : [],
      ),
    ),
  );
}

/** How a field may have stood in a document: as now or, of a risk, without its label. */
function formsOf(field: Field, own: string): (Field & { own: string })[] {
  const { before } = field;
  if (!before.startsWith("- **")) return [{ ...field, own }];
  const unlabelled = `- ${own.slice(before.length)}`;
  return [
    { ...field, own },
    { ...withoutLabel(field), own: unlabelled },
  ];
}

/** A line that shows no field of its card, and its place. */
type FreeLine = { at: number; text: string; paper: string | null };

/** The fields that their cards do not show, and the lines that show none. */
function findLost(
  lines: readonly DocumentLine[],
  written: readonly WrittenLine[],
): { lost: Omit<Replaced, "at">[]; free: FreeLine[] } {
  const papers = papersOf(written);
  const meanings = written.map(({ text }) => toMeaning(text));
  const fields = lines.flatMap(({ text, field }) =>
    field === null || field.value === "" ? [] : [{ field, own: readWritten(text)[0]?.text ?? "" }],
  );
  const isShown = ({ paper, value, after }: Field, at: number) =>
    papers[at] === paper && holds(meanings[at] ?? "", cleanLine(value), after);
  const free = written.flatMap(({ text }, at) =>
    fields.some(({ field }) => isShown(field, at)) ? [] : [{ at, text, paper: papers[at] ?? null }],
  );
  return {
    lost: fields.filter(({ field }) => !meanings.some((_, at) => isShown(field, at))),
    free,
  };
}

/** A text that is as long as this stands in a line by no accident, in UTF-16 units. */
const LONG_TEXT_CHARS = 20;

/** Whether a line shows the value of a field, whatever its label. */
function holds(meaning: string, value: string, after: string): boolean {
  const isInside = value.length >= LONG_TEXT_CHARS && meaning.includes(value);
  return isInside || meaning.endsWith(`${value}${after}`);
}

/** The paper of the card that each line stands in; null above the first one. */
function papersOf(written: readonly WrittenLine[]): (string | null)[] {
  let paper: string | null = null;
  return written.map(({ text }) => {
    paper = readCardHeading(text) ?? paper;
    return paper;
  });
}

/** Whether a line has the marks around a field, or, without any, is a paragraph. */
function hasFormOf(text: string, { before, after }: Field): boolean {
  const opening = before.replace(/^\d+\. /, "1. ");
  if (opening === "") return !/^(?:[#<>|!]|- |1\. |---$|\*\*)/.test(text);
  return text.startsWith(opening) && text.endsWith(after);
}

/** One line for each lost field, in the document's order, with which the document is as it was written. */
function findReplaced(
  choices: readonly Replaced[][],
  meanings: readonly string[],
  isAsWritten: (meaning: string) => boolean,
): Replaced[] | null {
  if (choices.length === 0) return null;
  let trials = 0;
  for (const replaced of combine(choices)) {
    if (isAsWritten(putBack(meanings, replaced))) return replaced;
    trials += 1;
    if (trials === MAX_TRIALS) return null;
  }
  return null;
}

/** One of each of the choices, each further down than the one before it. */
function* combine([choice, ...rest]: readonly Replaced[][], above = -1): Generator<Replaced[]> {
  if (choice === undefined) {
    yield [];
    return;
  }
  for (const one of choice.filter(({ at }) => at > above)) {
    for (const others of combine(rest, one.at)) yield [one, ...others];
  }
}

/** What a document said before these lines were replaced. */
function putBack(meanings: readonly string[], replaced: readonly Replaced[]): string {
  const before = [...meanings];
  for (const { own, at } of replaced) before[at] = toMeaning(own);
  return before.join("\n");
}
