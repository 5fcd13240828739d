import { type Reading, readTex } from "../tex/read-tex.ts";
import { NAME_OF_BARE_COMMAND, NAME_OF_SIGN, OPERATOR_WORDS } from "../tex/symbols.ts";
import {
  addDash,
  addOperator,
  addSpace,
  addText,
  beginFolding,
  type FoldedText,
  type Folding,
  lastUnit,
  type Token,
} from "./folded-text.ts";

const DASHES = "\\-‐‑‒–—―−－﹣";
const QUOTES = "'\"`‘’‚‛ʼ′´＇“”„‟″«»＂";

const TOKEN = new RegExp(
  [
    "(?<word>[A-Za-z]+)(?!\\p{M})",
    "(?<digits>[0-9]+)(?!\\p{M})",
    "(?<space>[\\s\\p{Z}]+)",
    `(?<dash>[${DASHES}]+)(?!>)`,
    `(?<quotes>[${QUOTES}]+)`,
    `(?<operator>[<>!]=|[${DASHES}]+>)`,
    "(?<power>[⁰¹²³⁴-⁹⁺⁻]+|[₀-₉]+)",
    "(?<nothing>\\*{2,}|\\p{Default_Ignorable_Code_Point}+)",
    "(?<other>\\P{M}[\\p{M}\\u1160-\\u11ff]*|\\p{M})", // composed with what is joined to it
  ].join("|"),
  "gu",
);

/** How each kind of token is folded. */
const FOLDS: Readonly<Record<string, (folding: Folding, token: Token) => void>> = {
  word: foldWord,
  digits: (folding, token) => addText(folding, token, token.token),
  space: addSpace,
  dash: addDash,
  quotes: (folding, token) => addText(folding, token, "'"),
  operator: (folding, token) =>
    addOperator(folding, token, nameOf(token.token.replace(/^.+>$/, "->"))),
  power: foldPower,
  nothing: () => {},
  other: foldOther,
};

/**
 * Folds a text in the way in which quotes are compared: what depends on setting folds (TeX, quotation
 * marks, dashes, ligatures, spaces around operators), while letters, digits, words and their order never
 * do. The first result is the text itself, the others are what it holds aside.
 */
export function foldForQuotes(written: string): [FoldedText, ...FoldedText[]] {
  const [first, ...others] = readTex(written);
  return [foldReading(first), ...others.map(foldReading)];
}

function foldReading(reading: Reading): FoldedText {
  const folding = beginFolding(reading);
  for (const { 0: token, index: at, groups = {} } of reading.text.matchAll(TOKEN)) {
    const kind = Object.keys(FOLDS).find((name) => groups[name] !== undefined) ?? "other";
    FOLDS[kind]?.(folding, { token, at });
  }
  return folding;
}

function foldWord(folding: Folding, token: Token): void {
  const word = token.token;
  const name = NAME_OF_BARE_COMMAND.get(word) ?? word;
  if (isTimes(folding, token)) addOperator(folding, token, "times");
  else if (isArrow(folding, token)) addOperator(folding, token, "rightarrow");
  else if (OPERATOR_WORDS.has(word)) addOperator(folding, token, name);
  else addText(folding, token, name);
}

/** The x of `2x`, `256x256` and `256 x 256`. */
function isTimes({ reading: { text } }: Folding, { token, at }: Token): boolean {
  if (!/^x$/i.test(token)) return false;
  return (
    /\d/.test(text.charAt(at - 1)) || /^\d x \d/i.test(text.slice(Math.max(0, at - 2), at + 3))
  );
}

/** What is left of an arrow between two numbers: `0.117to0.598`. */
function isArrow({ reading: { text } }: Folding, { token, at }: Token): boolean {
  return token === "to" && /^\dto\d/.test(text.slice(Math.max(0, at - 1), at + 3));
}

function foldPower(folding: Folding, token: Token): void {
  folding.raised = /[₀-₉]/.test(token.token) ? "_" : "^";
  addText(folding, token, token.token.normalize("NFKC").replaceAll("−", "-"));
}

function foldOther(folding: Folding, token: Token): void {
  const sign = token.token;
  const { text } = folding.reading;
  if (sign === "^" || sign === "_") {
    folding.raised = sign;
    return;
  }
  // what is left of TeX's narrow space, as in `sim!30`
  if (sign === "!" && /[^\s!]![^\s!]/.test(text.slice(token.at - 1, token.at + 2))) return;
  if (sign === "%" && /\d/.test(lastUnit(folding))) folding.space = null;
  const name = nameOf(sign);
  if (OPERATOR_WORDS.has(sign)) addOperator(folding, token, name);
  else addText(folding, token, name);
}

/** The name of a sign that TeX has a command for; any other sign in its plainest form. */
function nameOf(sign: string): string {
  const plain = sign.normalize("NFKC");
  return NAME_OF_SIGN.get(sign) ?? NAME_OF_SIGN.get(plain) ?? plain.replaceAll(/\s/g, "");
}
