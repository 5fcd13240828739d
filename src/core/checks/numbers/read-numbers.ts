import { isCovered, type TextRange } from "../../text-range.ts";
import { readKoreanNumbers } from "./korean-numbers.ts";
import type { NumberReading, NumberToken } from "./number-token.ts";
import { readEnglishNumbers } from "./number-words.ts";
import { readPower } from "./powers.ts";
import { readScaled, readUnit, type Unit } from "./units.ts";

/** What follows the digits of a number: how it multiplies them, and the unit that it gives them. */
type Suffix = { factor: number; unit: Unit };
type DigitToken = NumberToken & { base: number; suffix: Suffix | null };

/** Digits with their commas and decimals; `1,000` and LaTeX's `1{,}000` are one number. */
const DIGITS = /\d+(?:(?:,|\{,\})\d{3}(?!\d))*(?:\.\d+)?/g;

/** A letter right before, or a capitalised word and a hyphen: these digits belong to a name. */
const NAME_BEFORE = /[\p{Script=Latin}\p{Script=Greek}@_^]$|\p{Lu}[\p{L}\p{N}.]{0,40}-$|\d\.$/u;

/** `3DGS`, `4RC`: one digit and letters that are no unit begin a name. */
const NAME_START = /^\d[A-Za-z]{2}/;

/** In `256x256`, and in `256times256` without its backslash, the letters are no name. */
const MEASURE_BEFORE = /\d ?(?:x|times)$/i;

/** What may stand between two numbers that share the unit of the second: `4~30B`, `2.88--3.45 points`. */
const CONNECTOR =
  /^\s{0,2}(?:~|-{1,2}|→|->|to|and|or|&|,|, ?and|부터|에서|와|과|및|또는|혹은|\/|[×x±]|대)\s{0,2}$/;

/** The numbers of an English text, with their units: those in digits and those in words. */
export function readSourceNumbers(text: string): NumberToken[] {
  const digits = readDigits(text).filter(
    ({ start, end }) => end - start > 1 || !NAME_START.test(text.slice(start, start + 3)),
  );
  return [...digits, ...readEnglishNumbers(text)];
}

/** The numbers of a Korean text, with their units, in the order in which they stand. */
export function readCardNumbers(text: string): NumberToken[] {
  const words = readKoreanNumbers(text).toSorted(byStart);
  const digits = readDigits(text).filter(
    ({ start }) => !isCovered(words, { start, end: start + 1 }),
  );
  return [...digits, ...words].toSorted(byStart);
}

function byStart(a: TextRange, b: TextRange): number {
  return a.start - b.start;
}

function readDigits(text: string): NumberToken[] {
  const tokens: DigitToken[] = [];
  for (const { 0: digits, index } of text.matchAll(DIGITS)) {
    const isRead = index < (tokens.at(-1)?.end ?? 0); // the 8천 of 12만 8천
    if (isRead || isInName(text, index)) continue;
    tokens.push(readToken(text, digits, index));
  }
  return shareSuffixes(tokens, text);
}

function isInName(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 48), index);
  return NAME_BEFORE.test(before) && !MEASURE_BEFORE.test(before);
}

function readToken(text: string, digits: string, start: number): DigitToken {
  const numberEnd = start + digits.length;
  const power = readPower(
    Number(digits.replaceAll(/[,{}]/g, "")),
    text.slice(numberEnd, numberEnd + 24),
  );
  const base = power.value;
  const scaleStart = numberEnd + power.length;
  const scaled = readScaled(base, text.slice(scaleStart, scaleStart + 24));
  const unitStart = scaleStart + scaled.length;
  const { unit, factor, length } = readUnit(text.slice(unitStart, unitStart + 24));
  const readings: NumberReading[] = [{ value: scaled.value * factor, unit }];
  if (unit === "second") readings.push({ value: scaled.value, unit: "span" });
  if (scaled.isDoubtful && unit === "plain") readings.push({ value: base, unit: "plain" });
  const suffix =
    unit === "plain" && scaled.length === 0
      ? null
      : { factor: (base === 0 ? 1 : scaled.value / base) * factor, unit };
  return { base, suffix, readings, start, end: unitStart + length };
}

/** A bare number in a range or a list may mean what the unit of the last one says. */
function shareSuffixes(tokens: readonly DigitToken[], text: string): NumberToken[] {
  const shared: NumberToken[] = [];
  let next: DigitToken | null = null;
  for (const token of tokens.toReversed()) {
    const suffix: Suffix | null =
      token.suffix ?? (next && isConnected(token, next, text) ? next.suffix : null);
    const isBorrowed = token.suffix === null && suffix !== null;
    const borrowed = isBorrowed ? [{ value: token.base * suffix.factor, unit: suffix.unit }] : [];
    shared.push({ ...token, readings: [...token.readings, ...borrowed] });
    next = { ...token, suffix };
  }
  return shared.toReversed();
}

function isConnected(token: NumberToken, next: NumberToken, text: string): boolean {
  const gap = next.start - token.end;
  return gap <= 8 && CONNECTOR.test(text.slice(token.end, next.start));
}
