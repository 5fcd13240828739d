import { findAll } from "../../find-all.ts";
import type { NumberToken } from "./number-token.ts";

/** Words of one thing in a row of things. A longer one is a clause. */
const ITEM = "[^\\s,;:.()]+(?: [^\\s,;:.()]+){0,5}";

/** Two things or more in a row, from the beginning of a word: `A and B`, `A, B, and C`. */
const ROW = new RegExp(
  `(?<![^\\s,;:.()])${ITEM}(?:, ${ITEM}){0,4},? (?:and|or|&|versus|vs\\.?) (?=[^\\s,;:.()])`,
  "gi",
);

/** What joins the last two things of a row. */
const JOINT = / (?:and|or|&|versus|vs\.?) (?=[^\s,;:.()])/gi;

/** Signs that part rows. */
const ROW_ENDS = ";:.()";

/** All rows. The pattern is slow, so it is tried from where the stretch before a joint begins, and not at each word. */
function findRows(text: string): RegExpExecArray[] {
  const rows: RegExpExecArray[] = [];
  let end = 0;
  for (const { index } of findAll(text, JOINT)) {
    if (index < end) continue;
    ROW.lastIndex = beginOfStretch(text, end, index);
    const row = ROW.exec(text);
    if (row === null) break;
    rows.push(row);
    end = ROW.lastIndex;
  }
  return rows;
}

function beginOfStretch(text: string, from: number, before: number): number {
  let at = before;
  while (at > from && !ROW_ENDS.includes(text.charAt(at - 1))) at--;
  return at;
}

/** How many things a source names in a row, two to five: a card may count them. */
export function readListed(text: string): NumberToken[] {
  return findRows(text).flatMap(({ 0: row, index }): NumberToken[] => {
    const value = row.replace(/,? \S+ $/, "").split(", ").length + 1;
    if (value > 5) return [];
    return [{ readings: [{ value, unit: "listed" }], start: index, end: index + row.length }];
  });
}

/** `a single consumer GPU`, `one LLM`, and the words of what there is one of. */
const SINGLE =
  /\b(?:single|sole|one(?! of\b)) ((?:(?!(?:to|of|for|in|and|or|with|on|from|by|per|at|that|is|can)\b)[\w-]+ ?){1,3})/gi;

/** What there is more than one of, in the singular: `another LLM`, `the second GPU`. */
const MORE = /\b(?:another|other|second|third|each|every) ((?:[\w-]+ ?){1,2})/gi;

/**
 * The words, in small letters, of what a source has a single one of and nowhere names several: two things that stand in
 * a row are not two of those.
 */
export function readSingles(text: string): ReadonlySet<string> {
  const singles = findAll(text, SINGLE).flatMap(([, words = ""]) => wordsOf(words));
  if (singles.length === 0) return new Set();
  const all = new Set(wordsOf(text));
  const more = new Set(findAll(text, MORE).flatMap(([, words = ""]) => wordsOf(words)));
  return new Set(singles.filter((word) => !all.has(`${word}s`) && !more.has(word)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\w-]+/g) ?? [];
}

const NOUN_BEHIND = /^ ?([A-Za-z][\w-]*)/;
const NOUN_BEFORE = /([A-Za-z][\w-]*)(?:를|을|은|는|이|가)? $/;

/** The readings of a number of a card without that of a row, where it counts what the source has a single one of. */
export function withoutRowOf(
  singles: ReadonlySet<string>,
  text: string,
  token: NumberToken,
): NumberToken {
  if (singles.size === 0 || !token.readings.some(({ unit }) => unit === "listed")) return token;
  const [, behind] = NOUN_BEHIND.exec(text.slice(token.end)) ?? [];
  const [, before] = NOUN_BEFORE.exec(text.slice(Math.max(0, token.start - 24), token.start)) ?? [];
  const noun = (behind ?? before ?? "").toLowerCase().replace(/s$/, "");
  if (!singles.has(noun)) return token;
  return { ...token, readings: token.readings.filter(({ unit }) => unit !== "listed") };
}
