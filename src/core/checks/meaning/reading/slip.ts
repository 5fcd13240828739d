import { excerptOf } from "../../text/excerpt.ts";
import type { English } from "./english.ts";
import type { Korean } from "./korean.ts";

/** What a rule found: the words it is about, exactly as the text has them, and what to say of them. */
export type Slip = { excerpt: string | null; message: string };

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
  const says = told.trim() === "" ? "" : ` ${pair.sourceName}의 말: ${excerptOf(told)}.`;
  return { excerpt: excerpt.trim(), message: `${wrong}: ${excerptOf(excerpt)}.${says} ${advice}` };
}
