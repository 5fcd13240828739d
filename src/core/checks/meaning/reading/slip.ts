import { cleanLine, truncateWords } from "../../../text.ts";
import { excerptOf } from "../../text/excerpt.ts";
import { type English, foldName } from "./english.ts";
import type { Korean } from "./korean.ts";

/** What a rule found: the words it is about, exactly as the text has them, what to say of them, and what the English says. */
export type Slip = { excerpt: string | null; message: string; told?: string };

/** A Korean text and the English that it has to agree with. */
export type Pair = {
  card: Korean;
  /** A key point's own quote; for prose the sentences of the abstract that it retells. */
  source: English;
  /** What readers call the source: 인용 or 초록. */
  sourceName: string;
  /** The sentences of the abstract, and what the paper calls its own. */
  abstract: readonly English[];
  own: ReadonlySet<string>;
};

/** Finds the slips of one kind. */
export type Rule = (pair: Pair) => Slip[];

/** Between two pieces of the source. */
const ARROW = " → ";

/** A slip: what is wrong, the words of the text, what the English says, and what would be right. */
export function toSlip(
  pair: Pair,
  {
    wrong,
    excerpt,
    told,
    advice,
  }: { wrong: string; excerpt: string; told: string; advice: string },
): Slip {
  const says =
    told.trim() === ""
      ? ""
      : ` ${pair.sourceName}의 말: “${told
          .split(ARROW)
          .map((piece) => quoteSource(pair.source, piece))
          .join(ARROW)}”.`;
  const message = `${wrong}: ${excerptOf(excerpt)}.${says} ${advice}`;
  return { excerpt: excerpt.trim(), message, told };
}

/** Characters of the source that a message repeats. */
const MAX_TOLD_CHARS = 40;

const INSIDE_WORD = /^[\p{L}\p{N}]{2}$/u;

/** Words of a source as it has them, in its own letters, with an ellipsis where they begin or end within a word, which is left out. */
function quoteSource({ plain, folded }: English, told: string): string {
  const words = told.trim();
  const start = folded.indexOf(foldName(words));
  if (start < 0) return truncateWords(cleanLine(words), MAX_TOLD_CHARS);
  const end = start + words.length;
  const isCutBefore = INSIDE_WORD.test(plain.slice(Math.max(0, start - 1), start + 1));
  const isCutAfter = INSIDE_WORD.test(plain.slice(end - 1, end + 1));
  const found = plain.slice(start, end);
  const begun = isCutBefore ? found.replace(/^\S*\s+/, "") : found;
  const whole = isCutAfter ? begun.replace(/\s+\S*$/, "") : begun;
  const line = truncateWords(cleanLine(whole), MAX_TOLD_CHARS);
  return `${isCutBefore ? "…" : ""}${line}${isCutAfter && !line.endsWith("…") ? "…" : ""}`;
}
