import type { TextRange } from "../../../text-range.ts";
import { type Korean, readKorean } from "./korean.ts";

const CUTS = /, |(?<=[가-힣])(?:고|며|지만|는데|면서|으나|되|아서|어서|해) /g;
const SHORTEST = 12;
/** Clauses of one sentence that are read. A real one has four. */
const MAX_CLAUSES = 12;

/** The clauses of a sentence, each read by itself; a short one goes with the next. */
export function readClauses({ text, folded, numbers, terms }: Korean): Korean[] {
  const ends = [...folded.matchAll(CUTS)].map(({ 0: cut, index }) => index + cut.length);
  const clauses: Korean[] = [];
  let from = 0;
  for (const to of [...ends.slice(0, MAX_CLAUSES), text.length]) {
    if (to - from < SHORTEST && to < text.length) continue;
    const [start, end] = [from, to];
    const cut = <Range extends TextRange>(ranges: readonly Range[]): Range[] =>
      ranges
        .filter((range) => range.start >= start && range.end <= end)
        .map((range) => ({ ...range, start: range.start - start, end: range.end - start }));
    clauses.push(
      readKorean({
        text: text.slice(start, end).trimEnd(),
        numbers: cut(numbers),
        terms: cut(terms),
      }),
    );
    from = to;
  }
  return clauses;
}
