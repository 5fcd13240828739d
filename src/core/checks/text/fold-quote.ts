import { findAll } from "../../find-all.ts";
import type { Reading } from "../tex/reading.ts";
import {
  FUNCTION_NAMES,
  NAME_OF_BARE_COMMAND,
  NAME_OF_SIGN,
  OPERATOR_WORDS,
  SIGN_OF_COMMAND,
} from "../tex/symbols.ts";
import {
  addDash,
  addOperator,
  addSpace,
  addText,
  beginFolding,
  type FoldedText,
  type Folding,
  lastUnit,
  SPLIT,
  type Token,
} from "./folded-text.ts";

const DASHES = "\\-‐‑‒–—―−－﹣";
const QUOTES = "'\"`‘’‚‛ʼ′´＇“”„‟″«»＂";

const OTHER_LETTER = /[^\s -~\p{P}\p{S}\p{N}\p{Script=Greek}]/u;
/** Letters that a ligature adds (ﬃ has three); signs of whole sentences would make a text many times as long. */
const LONGEST_LIGATURE = 3;

/** What HTML writes in place of a sign, as it is left in abstracts. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&amp;", "&"],
  ["&quot;", "'"],
  ["&#39;", "'"],
  ["&nbsp;", " "],
]);

const LETTER = /^[\p{Script=Latin}\p{Script=Greek}]/u;

/** The kinds of tokens that are no words, each as a pattern, and how each is folded. */
const KINDS: readonly { pattern: string; fold: (folding: Folding, token: Token) => void }[] = [
  { pattern: "&(?:lt|gt|amp|quot|nbsp|#39);", fold: foldEntity },
  { pattern: "</?(?:b|i|u|em|strong|sub|sup|tt|code)>", fold: () => {} },
  { pattern: "[\\s\\p{Z}]+", fold: addSpace },
  { pattern: "[0-9]+(?!\\p{M})", fold: (folding, token) => addText(folding, token, token.token) },
  { pattern: `[${DASHES}]+(?!>)`, fold: addDash },
  { pattern: `[${QUOTES}]+`, fold: (folding, token) => addText(folding, token, "'") },
  { pattern: `[<>!]=|\\|\\||[${DASHES}]+>`, fold: foldPair },
  { pattern: "[⁰¹²³⁴-⁹⁺⁻]+|[₀-₉]+", fold: foldPower },
  // a sign of TeX or of money: which of the two it is may be cut off
  { pattern: "\\$|\\*{2,}|\\p{Default_Ignorable_Code_Point}+", fold: () => {} },
  // a letter and what is joined to it
  { pattern: "\\P{M}[\\p{M}\\u1160-\\u11ff]*|\\p{M}", fold: foldSign },
];

const TOKEN = new RegExp(
  `[A-Za-z]+(?!\\p{M})|${KINDS.map(({ pattern }) => `(${pattern})`).join("|")}`,
  "uy",
);

/** A word behind a space or none, as most tokens are; what is joined to its last letter is no ASCII. */
const WORD = / ?[A-Za-z]+(?![A-Za-z]|[^\0-\x7f])/y;

/**
 * Folds a text in the way in which quotes are compared: what is a matter of setting folds (quotation marks,
 * dashes, accents, ligatures, spaces around operators), while letters, digits, words and their order never
 * do.
 */
export function foldReading(reading: Reading): FoldedText {
  const folding = beginFolding(reading);
  for (let at = 0; at < reading.text.length; ) at = foldToken(folding, at);
  return folding;
}

/** Folds what stands at a position, and returns where the next token begins. */
function foldToken(folding: Folding, at: number): number {
  const { text } = folding.reading;
  WORD.lastIndex = at;
  const [word] = WORD.exec(text) ?? [];
  if (word !== undefined) {
    const start = word.startsWith(" ") ? at + 1 : at;
    if (start > at) addSpace(folding, { token: " ", at });
    foldWord(folding, { token: text.slice(start, at + word.length), at: start });
    return at + word.length;
  }
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(text) ?? [""];
  const token = { token: found[0], at };
  const kind = found.indexOf(found[0], 1);
  if (kind === -1) foldWord(folding, token);
  else KINDS[kind - 1]?.fold(folding, token);
  return at + Math.max(1, token.token.length);
}

/** Words that may be more than a word: names of signs, functions, and what is set before and between things. */
const NAMES: ReadonlySet<string> = new Set([
  ...[...SIGN_OF_COMMAND.keys(), ...NAME_OF_BARE_COMMAND.keys()],
  ...[...OPERATOR_WORDS, ...FUNCTION_NAMES],
  ...["x", "X", "to"],
]);

const FUNCTION = `(?:${[...FUNCTION_NAMES].join("|")})`;

/** What a run of functions looks like at least; its own pattern takes long to be made ready. */
const PERHAPS_RUN = new RegExp(`^[A-Za-z]?${FUNCTION}+[nNmMkKT]?$`);

/** Whether a word stands for itself alone, wherever it stands. */
export function isPlainWord(word: string): boolean {
  return !NAMES.has(word) && !/^x[A-Z]/.test(word) && !PERHAPS_RUN.test(word);
}

function foldWord(folding: Folding, token: Token): void {
  if (folding.reading.breaks.size === 0 && isPlainWord(token.token)) {
    addText(folding, token, token.token);
    return;
  }
  const isWhole = folding.reading.breaks.size === 0 && !/^x[A-Z]/.test(token.token);
  const parts = isWhole ? [token] : splitWord(folding, token);
  for (const part of parts.flatMap(splitFunctions)) foldName(folding, part);
}

/** A function and its argument without TeX's spaces: `nlog n`, `loglog n`, `nlogn`. */
const RUN_OF_FUNCTIONS = new RegExp(
  `^[A-Za-z]?${FUNCTION}{1,3}$|^[A-Za-z]?(?:log|ln){1,3}[nNmMkKT]$`,
);
const EACH = new RegExp(`log|ln|${FUNCTION}|[A-Za-z]`, "g");

function splitFunctions({ token, at }: Token): Token[] {
  if (FUNCTION_NAMES.has(token) || !RUN_OF_FUNCTIONS.test(token)) return [{ token, at }];
  return findAll(token, EACH).map(({ 0: part, index }) => ({ token: part, at: at + index }));
}

/** A name ends where TeX's braces or a command stood, as in `z_{t}rightarrow z`, and before the name in `8xH100`. */
function splitWord({ reading }: Folding, { token, at }: Token): Token[] {
  const isTimesName = /^x[A-Z]/.test(token) && /\d/.test(reading.text.charAt(at - 1));
  const isCut = (index: number) => reading.breaks.has(at + index) || (index === 1 && isTimesName);
  const places = [0, ...[...token.split("").keys()].slice(1).filter(isCut)];
  return places.map((from, index) => ({
    token: token.slice(from, places[index + 1]),
    at: at + from,
  }));
}

function foldName(folding: Folding, token: Token): void {
  const word = token.token;
  const name = NAME_OF_BARE_COMMAND.get(word) ?? word;
  const raised = folding.raised === "^" ? SIGN_OF_COMMAND.get(word) : undefined; // `x^top`
  if (raised !== undefined) addNamed(folding, token, raised);
  else if (isInside(folding, token)) addText(folding, token, word);
  else if (isTimes(folding, token)) addOperator(folding, token, "times");
  else if (isArrow(folding, token)) addOperator(folding, token, "rightarrow");
  else if (isOperator(folding, token)) addOperator(folding, token, name);
  else addText(folding, token, name);
}

/** Letters beside a ligature or an accent, or behind a split, are no name: the x of `preﬁx`, `some- times`. */
function isInside(folding: Folding, { token, at }: Token): boolean {
  const { text, breaks } = folding.reading;
  const [before, after] = [text.charAt(at - 1), text.charAt(at + token.length)];
  return (
    lastUnit(folding) === SPLIT ||
    (isOtherLetter(before) && !breaks.has(at)) ||
    (isOtherLetter(after) && !breaks.has(at + token.length))
  );
}

/** Whether a character is another letter than those of ASCII, as few are. */
function isOtherLetter(character: string): boolean {
  return !(character >= " " && character <= "~") && OTHER_LETTER.test(character);
}

/** The x of `2x`, `8xH100` and `256 x 256`. What stands around it may be cut off, so any lone x is one. */
function isTimes({ reading: { text } }: Folding, { token, at }: Token): boolean {
  return token === "x" || (token === "X" && /\d/.test(text.charAt(at - 1)));
}

/** A name in front of a dash, as in `sim-to-real`, is part of a word. */
function isOperator({ reading: { text } }: Folding, { token, at }: Token): boolean {
  const end = at + token.length;
  const isNamed = OPERATOR_WORDS.has(token) || FUNCTION_NAMES.has(token);
  return isNamed && !/^-(?!-)/.test(text.slice(end, end + 2));
}

/** What is left of an arrow between two numbers: `0.117to0.598`. */
function isArrow({ reading: { text } }: Folding, { token, at }: Token): boolean {
  return token === "to" && /^\dto\d/.test(text.slice(Math.max(0, at - 1), at + 3));
}

function foldEntity(folding: Folding, token: Token): void {
  const sign = ENTITIES.get(token.token) ?? "";
  if (sign === " ") addSpace(folding, token);
  else addNamed(folding, token, sign);
}

function foldPair(folding: Folding, token: Token): void {
  addOperator(folding, token, nameOf(token.token.endsWith(">") ? "->" : token.token));
}

function foldPower(folding: Folding, token: Token): void {
  folding.raised = /[₀-₉]/.test(token.token) ? "_" : "^";
  addText(folding, token, token.token.normalize("NFKC").replaceAll("−", "-"));
}

function foldSign(folding: Folding, token: Token): void {
  const sign = token.token;
  const { text } = folding.reading;
  if (sign === "^" || sign === "_") {
    folding.raised = sign;
    return;
  }
  // what is left of TeX's narrow space, as in `sim!30`
  if (sign === "!" && /^\w!\w/.test(text.slice(Math.max(0, token.at - 1), token.at + 2))) return;
  if (sign === "%" && /\d/.test(lastUnit(folding))) folding.space = null;
  addNamed(folding, token, sign);
}

/** Writes what a sign is compared by. */
function addNamed(folding: Folding, token: Token, sign: string): void {
  if (OPERATOR_WORDS.has(sign)) addOperator(folding, token, nameOf(sign));
  else addText(folding, token, nameOf(sign));
}

/**
 * What a sign is compared by: its name where TeX has a command for it, else its plainest form. A letter is
 * compared without its accent, since the same word is written with and without: `Fr\'echet`, `Frechet`.
 */
function nameOf(sign: string): string {
  const composed = sign.normalize("NFKC");
  const plain = composed.length > sign.length + LONGEST_LIGATURE ? sign : composed;
  const letter = LETTER.test(plain) ? plain.normalize("NFD").replaceAll(/\p{M}/gu, "") : plain;
  return NAME_OF_SIGN.get(sign) ?? NAME_OF_SIGN.get(letter) ?? letter.replaceAll(/\s/g, "");
}
