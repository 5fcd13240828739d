import type { TextRange } from "../../text-range.ts";
import { foldCharacters } from "./fold.ts";

/** A code unit of a text as quotes are compared, and the range of the text as written that it stands for. */
type FoldedUnit = TextRange & { unit: string };

/** Plain text, or else one character with the marks and vowels that normalization joins to it. */
const PIECE = /(?<plain>[ -~]+(?!\p{M}))|\P{M}[\p{M}\u1160-\u11ff]*|\p{M}/gu;

/** LaTeX writes a backslash before these, as in 55\%; a copied quote often has none. */
const ESCAPED_BY_LATEX = "%&#_$";

const WITHIN_WORD = /^[\p{L}\p{N}]{2}$/u;

/**
 * Returns a function that finds quotes in a text: whole words, letter by letter, since a quote is copied.
 * Only spaces, quotation marks, dashes, ligatures and LaTeX's backslashes may be written otherwise. It
 * returns each place of a quote, as a range of the text as written; none for an empty quote.
 */
export function createQuoteFinder(text: string): (quote: string) => TextRange[] {
  const units = foldText(text);
  const source = toText(units);
  return (quote) => {
    const sought = toText(foldText(quote)).trim();
    return startsOf(source, sought).flatMap((at) => {
      const [first, last] = [units[at], units[at + sought.length - 1]];
      return first && last ? [{ start: first.start, end: last.end }] : [];
    });
  };
}

/** How many words a quote has. */
export function countQuoteWords(quote: string): number {
  return toText(foldText(quote)).trim().split(" ").length;
}

function startsOf(text: string, sought: string): number[] {
  const starts: number[] = [];
  if (sought === "") return starts;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length)) {
    const before = text.slice(Math.max(0, at - 1), at + 1);
    const after = text.slice(at + sought.length - 1, at + sought.length + 1);
    if (![before, after].some((pair) => WITHIN_WORD.test(pair))) starts.push(at);
  }
  return starts;
}

function foldText(text: string): FoldedUnit[] {
  const units: FoldedUnit[] = [];
  for (const { 0: piece, index: start, groups } of text.matchAll(PIECE)) {
    const isPlain = groups?.plain !== undefined;
    const folded = isPlain ? piece : foldCharacters(piece.normalize("NFKC"));
    const end = start + piece.length;
    for (const [at, unit] of folded.split("").entries()) {
      append(
        units,
        isPlain ? { unit, start: start + at, end: start + at + 1 } : { unit, start, end },
      );
    }
  }
  return units;
}

/** Adds a unit at the end: spaces and dashes in a row become one. */
function append(units: FoldedUnit[], next: FoldedUnit): void {
  const last = units.at(-1);
  const isRepeated = last?.unit === next.unit && (next.unit === " " || next.unit === "-");
  const isEscaped = last?.unit === "\\" && ESCAPED_BY_LATEX.includes(next.unit);
  if (isRepeated || isEscaped) units.pop();
  units.push(isRepeated ? { ...last, end: next.end } : next);
}

function toText(units: readonly FoldedUnit[]): string {
  return units.map(({ unit }) => unit).join("");
}
