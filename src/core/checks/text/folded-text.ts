import { lastBefore, type TextRange } from "../../text-range.ts";
import type { Reading } from "../tex/reading.ts";

/** A token of a reading as it is folded, at its range in the folded text. */
type Piece = TextRange & {
  text: string;
  /** Its range in the reading. */
  read: TextRange;
  /** Whether it goes on with the word of the piece before it. */
  isInWord: boolean;
};

/** A text as quotes are compared, in pieces, in order. */
export type FoldedText = { reading: Reading; pieces: Piece[] };

/** The range of the reading that a range of a folded text stands for. */
export function toRead({ pieces }: FoldedText, { start, end }: TextRange): TextRange | null {
  const [first, last] = [lastBefore(pieces, start), lastBefore(pieces, end - 1)];
  if (!first || !last) return null;
  return { start: placeIn(first, start).start, end: placeIn(last, end - 1).end };
}

/** Where one code unit of a piece stands: in its place where the piece is as long as what it stands for. */
function placeIn({ start, end, read }: Piece, position: number): TextRange {
  if (end - start !== read.end - read.start) return read;
  const at = read.start + position - start;
  return { start: at, end: at + 1 };
}

/** Whether what stands at a position of a folded text goes on with the word before it. */
export function isInWord({ pieces }: FoldedText, position: number): boolean {
  const piece = lastBefore(pieces, position);
  if (piece === undefined || position >= piece.end) return false;
  return position > piece.start || piece.isInWord;
}

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
  return { reading, pieces: [], space: null, isGlued: false, raised: "" };
}

/** The last unit that was written. */
export function lastUnit({ pieces }: FoldedText): string {
  return pieces.at(-1)?.text.at(-1) ?? "";
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
  const read = { start: token.at, end: token.at + token.token.length };
  if (folding.space !== null && folding.pieces.length > 0) {
    push(folding, " ", { start: folding.space, end: folding.space + 1 }, false);
  }
  if (folding.raised !== "" && /\d/.test(lastUnit(folding)) && /^\d/.test(written)) {
    push(folding, folding.raised, read, false);
  }
  push(folding, written, read, !folding.isGlued && goesOn(folding, token));
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

function push({ pieces }: Folding, text: string, read: TextRange, isInWord: boolean): void {
  const start = pieces.at(-1)?.end ?? 0;
  if (text !== "") pieces.push({ text, start, end: start + text.length, read, isInWord });
}
