import type { Digest } from "../digest/digest.ts";
import { type DocumentLine, toFieldLine } from "../digest/document-line.ts";
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

/** A field of the data, the card that its line stands in, or null above the first one, and how it may stand there. */
type Place = { field: Field; paper: string | null; forms: Form[] };

/** Marks around a field, and its whole line with them, in the form in which lines are compared. */
type Form = Pick<Field, "before" | "after"> & { own: string };

/** A line of an edited document that shows no field as the data has it, and its place. */
type FreeLine = { at: number; text: string; paper: string | null };

/** A line of an edited document that may stand where a field was, and what stood there. */
type Replaced = { field: Field; own: string; at: number };

/** Ways to put an edited document back that are tried; each takes a tenth of a millisecond. Three edits on one card take some 50. */
const MAX_TRIALS = 2_000;

/** A document in the form of this version, and where its lines that a person has written stand in the file. */
export type InThisForm = {
  markdown: string;
  /** Line numbers in the file, by those in `markdown`; both from 1. */
  numbers: ReadonlyMap<number, number>;
  /** Fields that were changed in the data since the document was written, and not in it. */
  ofData: readonly Pick<Field, "paper" | "path">[];
};

/**
 * A document that another version of the program wrote and a person has edited since, in the form of this version: as
 * its data is rendered now, with the lines that a person has written. Which these are is proven: with the fields of
 * the data in their place, the document says again what it was written with. A field whose line is left as it is then, and
 * says something else, was changed in the data. Fields that no line of it has the form of were not shown in that
 * version. Null where no such lines are found, as where more than texts of fields was changed.
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
  const { lost, free } = findLost(lines, written);
  const changes = listChanges({ lost, free });
  const shown = changes.filter(({ replaced }) => replaced.length > 0);
  for (const replaced of takeFirst(listTrials(shown), MAX_TRIALS)) {
    if (!isAsWritten(putBack(meanings, replaced))) continue;
    const texts = new Map(replaced.map(({ field, at }) => [field, written[at]]));
    const left = free.filter(({ at }) => replaced.every((one) => one.at !== at));
    const ofData = listOfData(
      changes.filter(({ field, isHeld }) => !isHeld && !texts.has(field)),
      listItems(left, { lines, written }).filter(({ text }) => {
        return !changes.some(({ field, isHeld }) => isHeld && holds(text, field));
      }),
    );
    return { ...replaceLines(lines, texts), ofData };
  }
  return null;
}

/** The list that a statement is an item of. */
function listOf(path: string): string | undefined {
  const { list } = /^(?<list>\w+)\[\d+\](?:\.text)?$/.exec(path)?.groups ?? {};
  return list;
}

/** A line that stands as an item below the heading of a list. */
type ItemLine = { paper: string | null; list: string; text: string };

/** The lines that are items of a list of a card that is shown, no quotes; under which heading a list stands, the rendered lines tell. */
function listItems(
  left: readonly FreeLine[],
  { lines, written }: { lines: readonly DocumentLine[]; written: readonly WrittenLine[] },
): ItemLine[] {
  const shown = papersOf(lines.map(({ text }) => text));
  const lists = new Map(
    [...headingsOf(lines)].flatMap(([{ path }, heading]) => {
      const list = listOf(path);
      return list === undefined ? [] : [[heading, list] as const];
    }),
  );
  return left.flatMap(({ at, text, paper }) => {
    const list = lists.get(headingAbove(written, at));
    const isItem = /^- (?!“)/.test(text) && shown.includes(paper);
    return list === undefined || !isItem ? [] : [{ paper, list, text }];
  });
}

/**
 * The fields that were changed in the data: those of which no line has the text, as long as one stands in their place; a list as
 * a whole that has more items than lines that say something else, or fewer.
 */
function listOfData(changes: readonly Change[], items: readonly ItemLine[]): InThisForm["ofData"] {
  const inLists = changes.flatMap((change) => {
    const list = listOf(change.field.path);
    return list === undefined ? [] : [{ paper: change.field.paper, list, field: change.field }];
  });
  const keys = new Set([...inLists, ...items].map(({ paper, list }) => `${paper} ${list}`));
  const ofLists = [...keys].flatMap((key) => {
    const [fields, lines] = [inLists, items].map((all) =>
      all.filter(({ paper, list }) => `${paper} ${list}` === key),
    );
    const [paper = "", path = ""] = key.split(" ");
    return fields?.length === lines?.length
      ? inLists.flatMap((one) => (`${one.paper} ${one.list}` === key ? [one.field] : []))
      : [{ paper, path }];
  });
  const others = changes.filter(({ field, replaced }) => {
    return listOf(field.path) === undefined && replaced.length > 0;
  });
  return [...ofLists, ...others.map(({ field }) => field)];
}

/** The heading above a line, as a reader sees it. */
function headingAbove(written: readonly WrittenLine[], at: number): string {
  const heading = written.findLast(({ text }, index) => index < at && text.startsWith("#"));
  return toMeaning(heading?.text ?? "");
}

/**
 * A document without a checksum that counts, as the first edition wrote them, in the form of this version. That form has no
 * lines that this one lacks: whatever else stands there a person has written, in the place of a text that is missing or
 * stands there with other words around it. Null where that is not as plain.
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
  const shown = papersOf(written.map(({ text }) => text));
  const missing = lost.filter(({ paper, field: { path } }) => {
    return shown.includes(paper) && !path.endsWith(".evidence"); // it showed no quotes
  });
  const foreign = free.filter(({ text }) => {
    return !own.has(toMeaning(text)) && !EARLIER_LINE.test(text) && readCardHeading(text) === null;
  });
  if (foreign.length !== missing.length || !hasTitlesOf(digest, markdown)) return null;
  if (!hasFrameOf(lines, written)) return null;
  const headings = headingsOf(lines);
  const texts = new Map<Field, WrittenLine | undefined>();
  for (const [index, { at, text, paper }] of foreign.entries()) {
    const place = missing[index];
    if (place?.paper !== paper || !place.forms.some((form) => hasFormOf(text, form))) return null;
    if (headingAbove(written, at) !== headings.get(place.field)) return null;
    texts.set(place.field, written[at]);
  }
  return { ...replaceLines(lines, texts), ofData: [] };
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

/** Whether the cards that a document shows have the headings of their sections, and the upvotes, of the data. */
function hasFrameOf(lines: readonly DocumentLine[], written: readonly WrittenLine[]): boolean {
  const [own, theirs] = [lines, written].map((some) => {
    const texts = some.map(({ text }) => text);
    const papers = papersOf(texts);
    return texts.flatMap((text, at) => {
      const line = /^(?:### .*|\*\*Upvotes\*\*: \d+)/.exec(text)?.[0];
      return line === undefined ? [] : [{ paper: papers[at], line: toMeaning(line) }];
    });
  });
  const shown = papersOf(written.map(({ text }) => text));
  const ofShown = own?.filter(({ paper }) => shown.includes(paper ?? null));
  return JSON.stringify(ofShown) === JSON.stringify(theirs);
}

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
): Omit<InThisForm, "ofData"> {
  const numbers = new Map<number, number>();
  const replaced = lines.map(({ text, field }, index) => {
    const written = field === null ? undefined : texts.get(field);
    if (written !== undefined) numbers.set(index + 1, written.number);
    return written?.text ?? text;
  });
  return { markdown: replaced.join("\n"), numbers };
}

/** How a field may have stood in a document: as now, without its label, or without what the program adds. */
function formsOf(field: Field): Form[] {
  const fields = [field, { ...field, tail: "" }].flatMap((one) => [one, withoutLabel(one)]);
  return fields.map((one) => {
    const own = readWritten(toFieldLine(one).text)[0]?.text ?? "";
    return { before: one.before, after: one.after, own };
  });
}

/** The fields that their cards do not show as the data has them, and the lines that show none so. */
function findLost(
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

/** A field that its card does not show as the data has it. */
type Change = {
  field: Field;
  /** The lines that may stand in its place, each with what may have stood there. */
  replaced: Replaced[];
  /** Whether a line has its text among others, which may be another version's own or a person's. */
  isHeld: boolean;
};

/** The fields that their cards do not show, with the lines that may stand in their place. */
function listChanges({ lost, free }: ReturnType<typeof findLost>): Change[] {
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
function holds(text: string, field: Field): boolean {
  const [meaning, value, after] = [toMeaning(text), cleanLine(field.value), field.after];
  const isInside = value.length >= LONG_TEXT_CHARS && meaning.includes(value);
  return isInside || meaning.endsWith(`${value}${after}`);
}

/** The paper of the card that each line stands in; null above the first one. */
function papersOf(texts: readonly string[]): (string | null)[] {
  let paper: string | null = null;
  return texts.map((text) => {
    paper = readCardHeading(text) ?? paper;
    return paper;
  });
}

/** Whether a line has the marks around a field, or, without any, is a paragraph. */
function hasFormOf(text: string, { before, after }: Form): boolean {
  const opening = before.replace(/^\d+\. /, "1. ");
  if (opening === "") return !/^(?:[#<>|!]|- |1\. |---$|\*\*)/.test(text);
  return text.startsWith(opening) && text.endsWith(after);
}

/**
 * Lines to put back, the likeliest first: one for each field that no line has in it, and none for the others; then the
 * other way for one field, for two and so on.
 */
function* listTrials(changes: readonly Change[]): Generator<Replaced[]> {
  for (let size = 0; size <= changes.length; size++) {
    for (const others of listSubsets(changes, size)) {
      const chosen = changes.filter((change) => change.isHeld === others.includes(change));
      yield* combine(chosen.map(({ replaced }) => replaced));
    }
  }
}

function* listSubsets<Item>([item, ...rest]: readonly Item[], size: number): Generator<Item[]> {
  if (size === 0) yield [];
  if (size === 0 || item === undefined) return;
  for (const others of listSubsets(rest, size - 1)) yield [item, ...others];
  yield* listSubsets(rest, size);
}

function* takeFirst<Item>(items: Iterable<Item>, atMost: number): Generator<Item> {
  let taken = 0;
  for (const item of items) {
    if (taken === atMost) return;
    taken += 1;
    yield item;
  }
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
