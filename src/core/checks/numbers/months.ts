import { findAll } from "../../find-all.ts";
import type { TextRange } from "../../text-range.ts";
import { MONTH_NUMBERS } from "./word-values.ts";

const YEAR = "(?:19|20)\\d\\d";
const NAMES = [...MONTH_NUMBERS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  .join("|");
const MONTH = new RegExp(`\\b(?:${NAMES})\\b\\.?`, "gi");

/** Between the first and the last of some months or quarters. */
const TO = `\\.?(?:,? \\(?${YEAR}\\)?)? ?(?:to|through|until|and|or|&|/|-{1,2}) ?`;
export const IS_TO = new RegExp(`^${TO}$`, "i");

/** A full name that is no other word. The others are months only in a date: May, March, Mar, Dec. */
const UNMISTAKABLE = /^(?!March|April|August)[A-Z][a-z]{5,}$/;
const CAPITALISED = /^[A-Z][a-z]+\.?$/;

/** What makes a word a month: a day or a year beside it, a word of time before it, or another month. */
const DAY_BEFORE = /(?<![\d.])(?<day>\d{1,2})(?<order>st|nd|rd|th)?(?: of)?,? $/;
const DAY_AFTER = /^,? (?:the )?(?<day>\d{1,2})(?<order>st|nd|rd|th)(?![A-Za-z\d])/;
const NUMBER_AFTER = /^,? \(?(?:the )?['’]?\d{1,4}(?:st|nd|rd|th)?(?!\d|\.\d)/;
const TIME_BEFORE =
  /\b(?:in|since|until|till|by|of|from|to|through|between|before|after|during|last|next|this|every|late|early|mid)[ -]$/i;
const MONTH_BEFORE = new RegExp(`\\b(?:${NAMES})${TO}$`);
const MONTH_AFTER = new RegExp(`^${TO}(?:${NAMES})\\b`);

/** A name among others, or in brackets with a year, is that of an author. */
const OTHER_NAME = `(?!(?:${NAMES})\\b)\\p{Lu}\\p{L}+`;
const AUTHORS_AFTER = new RegExp(
  `^,? (?:et al\\b|(?:and|&) ${OTHER_NAME},? (?:\\(?${YEAR}|et al\\b))`,
  "u",
);
const AUTHOR_BEFORE = new RegExp(`(?<!\\p{L})${OTHER_NAME},? (?:and|&) $`, "u");
const YEAR_AFTER = new RegExp(`^,? \\(?${YEAR}`);
const CITED_YEAR = new RegExp(`^, ${YEAR}[a-z]?\\s?[);]`);

/** How much of a text is looked at before and behind a name, in characters. */
const NEAR = 40;

/** A month in a text, and the days of it in words of order: the 5 of `5th Dec`. */
export type Month = TextRange & { month: number; days: readonly number[] };

/** The months of an English text; an author called May is none, nor is what a model may do. */
export function readMonths(text: string): Month[] {
  return findAll(text, MONTH).flatMap(({ 0: written, index: start }) => {
    const end = start + written.length;
    const before = text.slice(Math.max(0, start - NEAR), start);
    const after = text.slice(end, end + NEAR);
    if (isAuthor(before, after) || !isInDate(written, before, after)) return [];
    const month = MONTH_NUMBERS.get(written.toLowerCase().replace(".", "")) ?? 0;
    const days = [DAY_BEFORE.exec(before), DAY_AFTER.exec(after)].flatMap((found) =>
      found?.groups?.order === undefined ? [] : [Number(found.groups.day)],
    );
    return [{ month, days, start, end }];
  });
}

function isInDate(written: string, before: string, after: string): boolean {
  const [hasDay, hasNumber] = [DAY_BEFORE.test(before), NUMBER_AFTER.test(after)];
  if (!CAPITALISED.test(written)) return hasDay && hasNumber;
  if (hasDay || hasNumber || UNMISTAKABLE.test(written)) return true;
  return TIME_BEFORE.test(before) || MONTH_BEFORE.test(before) || MONTH_AFTER.test(after);
}

function isAuthor(before: string, after: string): boolean {
  if (AUTHORS_AFTER.test(after)) return true;
  if (AUTHOR_BEFORE.test(before) && YEAR_AFTER.test(after)) return true;
  return /[(;]\s?$/.test(before) && CITED_YEAR.test(after);
}
