import type { TextRange } from "../../text-range.ts";

/** A text as its reader sees it. */
export type Reading = {
  text: string;
  /** The range as written that each code unit stands for; null when the text is read as it is written. */
  places: readonly TextRange[] | null;
  /** The positions before which a brace or a command stood: no word goes on there. */
  breaks: ReadonlySet<number>;
};

/** What is being read: the text as written, its braces, and what was found so far. */
export type ReadingState = {
  written: string;
  closers: ReadonlyMap<number, number>;
  /** Ranges that are no part of the sentence around them, to be read on their own. */
  asides: { from: number; to: number }[];
  /** What stands in place of a brace: the stroke of a fraction, a quotation mark. */
  inserted: Map<number, string>;
  out: string[];
  places: TextRange[];
  breaks: Set<number>;
  /** Where signs began that belong to the next character, such as an opening brace. */
  opened: number | null;
  isMath: boolean;
};

/** The range of the text as written that a range of a reading stands for. */
export function toWritten({ places }: Reading, { start, end }: TextRange): TextRange {
  if (places === null) return { start, end };
  return { start: places[start]?.start ?? 0, end: places[end - 1]?.end ?? 0 };
}

/** The reading of what was written so far. */
export function toReading({ out, places, breaks }: ReadingState): Reading {
  return { text: out.join(""), places, breaks };
}

/** Passes over a sign that belongs to the character after it, such as an opening brace. */
export function open(state: ReadingState, start: number, end: number): number {
  state.opened ??= start;
  state.breaks.add(state.out.length);
  return end;
}

/** Passes over a sign that belongs to the character before it, such as a closing brace. */
export function close(state: ReadingState, start: number, end: number): number {
  state.isMath = state.isMath && state.written.charAt(start) !== "$";
  state.breaks.add(state.out.length);
  const last = state.places.at(-1);
  if (last) last.end = end;
  return end;
}

/** Writes a range of the text as it is; what stands before it from `start` on belongs to its first character. */
export function writeAll(state: ReadingState, from: number, to: number, start: number): number {
  state.opened ??= start;
  for (let at = from; at < to; at++) write(state, state.written.charAt(at), at, at + 1);
  return to;
}

/** Writes what a range of the text is read as. Returns its end. */
export function write(state: ReadingState, text: string, start: number, end: number): number {
  for (const unit of text.split("")) {
    state.out.push(unit);
    state.places.push({ start: state.opened ?? start, end });
  }
  state.opened = null;
  return end;
}
