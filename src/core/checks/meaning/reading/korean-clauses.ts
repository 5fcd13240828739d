import { findAll } from "../../../find-all.ts";
import { type Korean, readPiece } from "./korean.ts";

const CUTS = /, |(?<=[가-힣])(?:고|며|지만|는데|면서|으나|되|아서|어서|해) /g;
const SHORTEST = 12;
/** Clauses of one sentence that are read. A real one has four. */
const MAX_CLAUSES = 12;

/** The clauses of a sentence, each read by itself; a short one goes with the next. */
export function readClauses(sentence: Korean): Korean[] {
  const { text, folded } = sentence;
  const ends = findAll(folded, CUTS).map(({ 0: cut, index }) => index + cut.length);
  const clauses: Korean[] = [];
  let start = 0;
  for (const end of [...ends.slice(0, MAX_CLAUSES), text.length]) {
    if (end - start < SHORTEST && end < text.length) continue;
    clauses.push(readPiece(sentence, { start, end }));
    start = end;
  }
  return clauses;
}
