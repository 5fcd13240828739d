import type { DocumentLine } from "../../digest/document-line.ts";
import { toMeaning, type WrittenLine } from "../document/document.ts";
import { type Change, type Field, type FreeLine, papersOf } from "./lost-fields.ts";

/** The list that a statement is an item of. */
function listOf(path: string): string | undefined {
  const { list } = /^(?<list>\w+)\[\d+\](?:\.text)?$/.exec(path)?.groups ?? {};
  return list;
}

/** A line that stands as an item below the heading of a list. */
type ItemLine = { paper: string | null; list: string; text: string };

/** The lines that are items of a list of a card that is shown, no quotes; under which heading a list stands, the rendered lines tell. */
export function listItems(
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
export function listOfData(
  changes: readonly Change[],
  items: readonly ItemLine[],
): Pick<Field, "paper" | "path">[] {
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
export function headingAbove(written: readonly WrittenLine[], at: number): string {
  const heading = written.findLast(({ text }, index) => index < at && text.startsWith("#"));
  return toMeaning(heading?.text ?? "");
}

/** The heading that each field stands below. */
export function headingsOf(lines: readonly DocumentLine[]): ReadonlyMap<Field, string> {
  let heading = "";
  return new Map(
    lines.flatMap(({ text, field }): [Field, string][] => {
      if (field === null && text.startsWith("#")) heading = toMeaning(text);
      return field === null ? [] : [[field, heading]];
    }),
  );
}
