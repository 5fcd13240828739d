import { rememberLast } from "../../remember-last.ts";
import type { TextRange } from "../../text-range.ts";
import { isSetByTex, readTex } from "../tex/read-tex.ts";
import { type Reading, toWritten } from "../tex/reading.ts";
import { foldReading, isPlainWord } from "./fold-quote.ts";
import { type FoldedText, isInWord, SPLIT, toRead } from "./folded-text.ts";

/** A folded text that is searched. */
type Searched = FoldedText & { text: string };

const WORD = /[\p{L}\p{N}]/u;

/**
 * Characters of a folded quote that is also looked for through split words. A quote of a card has 30 words; the
 * time of this search grows with the quote.
 */
const MAX_SPLIT_QUOTE_CHARS = 1_000;

/** Texts that are remembered as they are searched. */
const REMEMBERED_TEXTS = 64;

/**
 * Returns a function that finds quotes in a text: whole words, letter by letter, since a quote is copied.
 * Both are folded in the same way, so that only their setting may differ. It returns each place of a
 * quote, as a range of the text as written; none for an empty quote.
 */
export function createQuoteFinder(text: string): (quote: string) => TextRange[] {
  return (quote) => {
    const sources = readSearched(text); // not before it is asked for: the card of a good draft asks for none
    // a note inside a quote has to be found too, or it could hide anything
    const [first, ...others] = readTex(quote)
      .map((part) => toSearched(foldReading(part)).text)
      .filter((part) => part !== "")
      .map((part) => findFirst(sources, part));
    return first && others.every((places) => places.length > 0) ? first : [];
  };
}

/** The first place of a quote in a text; null where it is not found. */
export function findFirstPlace(text: string, quote: string): TextRange | null {
  if (quote === "") return null;
  return findPlainly(text, quote) ?? createQuoteFinder(text)(quote)[0] ?? null;
}

/** A quote of words and plain signs, from one word to another. */
const PLAIN_QUOTE = /^([A-Za-z]+)(?![A-Za-z])[A-Za-z0-9 ,.;:()%'+/-]*?([A-Za-z]+|\d%?)[.,)]?$/;

/**
 * Where a quote stands in a text letter by letter; null where that is to be found out by {@link createQuoteFinder}, which also
 * knows the further places. Most quotes are copied as they stand, and nothing has to be folded for them.
 */
export function findPlainly(text: string, quote: string): TextRange | null {
  const line = toOneLine(text);
  const start = line.indexOf(quote);
  if (start < 0 || isSetByTex(line)) return null;
  const [, first = "", last = ""] = PLAIN_QUOTE.exec(quote) ?? [];
  if (first === "" || !isPlainWord(first) || !isPlainWord(last)) return null;
  const end = start + quote.length;
  const isWhole = /^ ?$/.test(line.charAt(start - 1)) && /^[ .,;:)]?$/.test(line.charAt(end));
  return isWhole ? { start, end } : null;
}

const toOneLine = rememberLast(1, (text) => text.replaceAll("\n", " "));

const readSearched = rememberLast(REMEMBERED_TEXTS, (text) =>
  readSources(text).map((reading) => toSearched(foldReading(reading))),
);

/** How many words a quote has. */
export function countQuoteWords(quote: string): number {
  return readTex(quote)[0].text.trim().split(/\s+/).length;
}

/**
 * TeX sets every tilde as a space, and a page shows those before numbers as they are: both are copied. Between two
 * numbers it is a range.
 */
function readSources(text: string): Reading[] {
  const readings = readTex(text);
  return readings[0].text.includes("~")
    ? [...readings, ...readTex(text.replaceAll(/(?<!\d)~|~(?!\d)/g, " "))]
    : readings;
}

function findFirst(sources: readonly Searched[], quote: string): TextRange[] {
  for (const source of sources) {
    const places = findPlaces(source, quote);
    if (places.length > 0) return places;
  }
  return [];
}

function toSearched(folded: FoldedText): Searched {
  return { ...folded, text: folded.pieces.map(({ text }) => text).join("") };
}

function findPlaces(source: Searched, quote: string): TextRange[] {
  const places: TextRange[] = [];
  const findNext = createSearch(source.text, quote);
  for (let range = findNext(0); range !== null; ) {
    const isWhole = !isInWord(source, range.start) && !isInWord(source, range.end);
    const read = isWhole ? toRead(source, range) : null;
    if (read) places.push(toWritten(source.reading, read));
    range = findNext(isWhole ? range.end : range.start + 1);
  }
  return places;
}

/** Finds a quote in a folded text, from a position on. */
function createSearch(text: string, quote: string): (from: number) => TextRange | null {
  const hasSplit = text.includes(SPLIT) || quote.includes(SPLIT);
  if (!hasSplit || quote.length > MAX_SPLIT_QUOTE_CHARS) {
    return (from) => {
      const start = text.indexOf(quote, from);
      return start === -1 ? null : { start, end: start + quote.length };
    };
  }
  const pattern = toPattern(quote);
  return (from) => {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    return found && { start: found.index, end: found.index + found[0].length };
  };
}

/** A quote as a pattern in which a word that was split has its dash or not, on either side. */
function toPattern(quote: string): RegExp {
  const units = [...quote].map((unit, index, all) => {
    if (unit === SPLIT) return `[-${SPLIT}]?`;
    if (unit === "-") return `[-${SPLIT}]`;
    const isInside = WORD.test(unit) && WORD.test(all[index + 1] ?? "");
    return unit.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&") + (isInside ? `${SPLIT}?` : "");
  });
  return new RegExp(units.join(""), "g");
}
