import type { Reading } from "../tex/reading.ts";

/** A text as quotes are compared. The lists have an entry for each code unit of it. */
export type FoldedText = {
  reading: Reading;
  units: string[];
  /** Where the units stand in the reading. */
  starts: number[];
  ends: number[];
  /** Whether a unit goes on with the word of the unit before it. */
  inWord: boolean[];
};

/** A folded text that is being written, and what waits for its next unit. */
export type Folding = FoldedText & {
  /** The position of a space, which is written only when something follows. */
  space: number | null;
  /** Whether spaces do not count: after an operator or a dash. */
  isGlued: boolean;
  /** A sign that raises or lowers what follows; it counts between two digits only, as in 10^3. */
  raised: "" | "^" | "_";
};

/** A piece of a reading and its position. */
export type Token = { token: string; at: number };

/** The dash of a word that was split at a line's end: `repre- sentation` and `state-of- the-art`. */
export const SPLIT = "\u00ad";

const IN_WORD = /[\p{L}\p{N}]/u;

/** Begins the folded text of a reading. */
export function beginFolding(reading: Reading): Folding {
  const lists = { units: [], starts: [], ends: [], inWord: [] };
  return { ...lists, reading, space: null, isGlued: false, raised: "" };
}

/** The last unit that was written. */
export function lastUnit({ units }: FoldedText): string {
  return units.at(-1) ?? "";
}

/** Notes a space. */
export function addSpace(folding: Folding, { at }: Token): void {
  if (!folding.isGlued) folding.space = at;
}

/** Writes a dash. The spaces around it do not count, but that before a minus does: `by -5`. */
export function addDash(folding: Folding, token: Token): void {
  const end = token.at + token.token.length;
  const after = folding.reading.text.slice(end, end + 1);
  const isShort = token.token.length === 1 && !/[—―]/.test(token.token);
  if (isShort && folding.space !== null && /^[\d.]/.test(after)) {
    addText(folding, token, "-");
    return;
  }
  const isSplit =
    isShort && folding.space === null && /^\s/.test(after) && IN_WORD.test(lastUnit(folding));
  addOperator(folding, token, isSplit ? SPLIT : "-");
}

/** Writes an operator: the spaces around it do not count. */
export function addOperator(folding: Folding, token: Token, written: string): void {
  folding.space = null;
  addText(folding, token, written);
  folding.isGlued = true;
}

/** Writes what a token is folded to, with the space and the sign before it. */
export function addText(folding: Folding, token: Token, written: string): void {
  if (folding.space !== null && folding.units.length > 0) {
    push(folding, { token: " ", at: folding.space }, " ", false);
  }
  if (folding.raised !== "" && /\d/.test(lastUnit(folding)) && /^\d/.test(written)) {
    push(folding, token, folding.raised, false);
  }
  const isSame = written.length === token.token.length;
  const isInWord = !folding.isGlued && goesOn(folding, token);
  for (let index = 0; index < written.length; index++) {
    const place = isSame ? { token: " ", at: token.at + index } : token;
    push(folding, place, written.charAt(index), index === 0 ? isInWord : true);
  }
  folding.space = null;
  folding.isGlued = false;
  folding.raised = "";
}

/** Whether a token goes on with the word before it in the reading. Signs are tokens of one character. */
function goesOn({ reading: { text, breaks } }: Folding, { at }: Token): boolean {
  return (
    at > 0 && !breaks.has(at) && IN_WORD.test(text.charAt(at)) && IN_WORD.test(text.charAt(at - 1))
  );
}

function push(folding: Folding, { token, at }: Token, unit: string, isInWord: boolean): void {
  const { units, starts, ends, inWord } = folding;
  units.push(unit);
  starts.push(at);
  ends.push(at + token.length);
  inWord.push(isInWord);
}
