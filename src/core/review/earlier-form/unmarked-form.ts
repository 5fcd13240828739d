import type { Digest } from "../../digest/digest.ts";
import type { DocumentLine } from "../../digest/document-line.ts";
import { renderHeadings, renderLines } from "../../digest/markdown.ts";
import {
  listShown,
  readCardHeading,
  readWritten,
  toMeaning,
  type WrittenLine,
} from "../document/document.ts";
import { headingAbove, headingsOf } from "./changed-data.ts";
import { type Field, findLost, hasFormOf, papersOf } from "./lost-fields.ts";
import { type InThisForm, replaceLines } from "./this-form.ts";

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

/** Lines of the first edition that say less than ours: ratings without reasons, a picture, why a card failed. */
const EARLIER_LINE =
  /^(?:\*\*Upvotes\*\*: \d+(?: \| \*\*[^*|]+\*\*: (?:[상중하]|—)){2}|!\[Thumbnail\]\([^()\s]*\)|> (?:⚠️ 카드를 만들지|잠정판입니다).*)$/;

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

/** Whether each card of a document has the title that its data says; that of a day has all cards. */
function hasTitlesOf(digest: Digest, markdown: string): boolean {
  const [titles, written] = [listShown(renderHeadings(digest)), listShown(markdown)];
  const hasAll = digest.kind === "weekly" || written.size === titles.size;
  return hasAll && [...written].every(([id, title]) => titles.get(id) === title);
}
