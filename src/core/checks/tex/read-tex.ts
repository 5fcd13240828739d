import type { TextRange } from "../../text-range.ts";
import { LONE_ACCENTS, readAccent } from "./accents.ts";
import { findCommand, readBareSetting, readControlSymbol } from "./commands.ts";
import { isPrice } from "./dollar-signs.ts";
import { matchBraces, readGroup } from "./groups.ts";
import {
  close,
  open,
  type Reading,
  type ReadingState,
  toReading,
  write,
  writeAll,
} from "./reading.ts";
import { FUNCTION_NAMES, SIGN_OF_COMMAND } from "./symbols.ts";

const TEX = new RegExp(`[\\\\{}$~${LONE_ACCENTS}]`);
const TOKEN = new RegExp(
  `\\\\(?<command>[A-Za-z]+)\\*?|\\\\(?<control>[^])|(?<sign>[{}$~${LONE_ACCENTS}\\\\])|[^\\\\{}$~${LONE_ACCENTS}]+`,
  "gy",
);

/** Whether a text has anything of TeX, be it only a dollar sign. */
export function isSetByTex(written: string): boolean {
  return TEX.test(written);
}

/**
 * Reads what TeX is left in a text: commands, accents, ties, braces and dollar signs become what they are
 * set as. The first reading is the text itself, the others what it holds aside: notes, keys, addresses.
 */
export function readTex(written: string): [Reading, ...Reading[]] {
  if (!isSetByTex(written)) return [{ text: written, places: null, breaks: new Set() }];
  const closers = matchBraces(written);
  const asides: ReadingState["asides"] = [];
  const first = readRange({ written, closers, asides }, 0, written.length);
  const others: Reading[] = [];
  for (const { from, to } of asides) others.push(readRange({ written, closers, asides }, from, to));
  return [first, ...others];
}

function readRange(
  shared: Pick<ReadingState, "written" | "closers" | "asides">,
  from: number,
  to: number,
): Reading {
  const state: ReadingState = {
    ...shared,
    inserted: new Map(),
    out: [],
    places: [],
    breaks: new Set(),
    opened: null,
    isMath: false,
  };
  for (let at = from; at < to; ) at = readToken(state, at, to);
  return toReading(state);
}

/** Reads one token and returns where the next begins. */
function readToken(state: ReadingState, at: number, to: number): number {
  TOKEN.lastIndex = at;
  const { 0: token = "", groups } = TOKEN.exec(state.written) ?? {};
  const end = Math.min(at + Math.max(1, token.length), to);
  if (groups?.command !== undefined) return readCommand(state, groups.command, { start: at, end });
  if (groups?.control !== undefined) return readControl(state, groups.control, { start: at, end });
  if (groups?.sign !== undefined) return readSign(state, groups.sign, { start: at, end });
  for (let each = at; each < end; each++) write(state, state.written.charAt(each), each, each + 1);
  return end;
}

function readCommand(state: ReadingState, name: string, { start, end }: TextRange): number {
  const marked = readMarked(state, name, { start, end });
  if (marked) return write(state, marked.letter, start, marked.end);
  const sign = SIGN_OF_COMMAND.get(name);
  if (sign !== undefined) return write(state, sign, start, end);
  const command = findCommand(name);
  if (command === "aside") return putAside(state, start, end);
  if (command === "spacing") return putAside(state, start, end, " ");
  if (command !== "unknown" && !("written" in command))
    return surround(state, command, { start, end });
  const group = readGroup(state, end);
  if (command !== "unknown") {
    // TeX swallows the spaces after a command: `{\it vs.}`, `J\o rgensen`
    const isSwallowing = group === null && /^[\p{L}“‘]?$/u.test(command.written);
    const next = isSwallowing ? skipSpaces(state.written, end) : end;
    return writeOrOpen(state, command.written, { start, end: next });
  }
  if (group === null || group.to === group.from) {
    // an own command without an argument mostly stands for a name, and is shown by its own
    return writeAll(state, start + 1, end, start);
  }
  state.asides.push({ from: start + 1, to: end });
  return open(state, start, end);
}

const NEGATED = /\s*(?:\\([A-Za-z]+)|([=<>∈⊂⊆≤≥≡∼|]))/y;

/** What a command changes by a mark: an accented letter, or behind `\not` a sign with its stroke (`\not\in` is ∉). */
function readMarked(
  { written }: ReadingState,
  name: string,
  { start, end }: TextRange,
): { letter: string; end: number } | null {
  if (name !== "not") return readAccent(written, { name, start, end });
  NEGATED.lastIndex = end;
  const [whole = "", command = "", plain] = NEGATED.exec(written) ?? [];
  const sign = plain ?? SIGN_OF_COMMAND.get(command);
  return sign ? { letter: `${sign}\u0338`.normalize("NFC"), end: end + whole.length } : null;
}

function putAside(state: ReadingState, start: number, end: number, written = ""): number {
  const group = readGroup(state, end);
  if (group === null) return open(state, start, end);
  state.asides.push({ from: group.from, to: group.to });
  return writeOrOpen(state, written, { start, end: group.end });
}

/** Writes what a command is set as; one that is set as nothing belongs to what follows. */
function writeOrOpen(state: ReadingState, written: string, { start, end }: TextRange): number {
  if (written === "") return open(state, start, end);
  if (!FUNCTION_NAMES.has(written)) return write(state, written, start, end);
  state.breaks.add(state.out.length); // the log of `n\log n` is no part of a word
  write(state, written, start, end);
  state.breaks.add(state.out.length);
  return end;
}

function surround(
  state: ReadingState,
  { before, after, between }: { before: string; after: string; between: string },
  { start, end }: TextRange,
): number {
  const first = readGroup(state, end);
  if (first && before !== "") state.inserted.set(end, before);
  if (first && after !== "") state.inserted.set(first.to, after);
  if (first && between !== "" && state.written.charAt(first.end) === "{") {
    state.inserted.set(first.end, between);
  }
  return open(state, start, end);
}

function readControl(state: ReadingState, sign: string, { start, end }: TextRange): number {
  const accent = readAccent(state.written, { name: sign, start, end });
  if (accent) return write(state, accent.letter, start, accent.end);
  const written = readControlSymbol(sign);
  return written === "" ? open(state, start, end) : write(state, written, start, end);
}

function readSign(state: ReadingState, sign: string, { start, end }: TextRange): number {
  if (sign === "~") return write(state, isTie(state.written, start) ? " " : "~", start, end);
  const inserted = state.inserted.get(start);
  if (inserted !== undefined) return write(state, inserted, start, end);
  if (sign === "{") return openGroup(state, start, end);
  if (sign === "}") return close(state, start, end);
  if (sign === "$") return readDollar(state, start, end);
  if (sign === "\\") return open(state, start, end);
  const accent = readAccent(state.written, { name: sign, start, end });
  return accent ? write(state, accent.letter, start, accent.end) : write(state, sign, start, end);
}

/** How much is looked at behind a dollar sign, in characters. */
const NEAR = 50;

/** A sign of money is written; one of TeX opens what is set as mathematics, or closes it, right behind it. */
function readDollar(state: ReadingState, start: number, end: number): number {
  const { written, isMath } = state;
  const mayClose = isMath && !/[\s(]/.test(written.charAt(start - 1));
  if (!mayClose && isPrice(written.slice(end, end + NEAR))) return write(state, "$", start, end);
  if (isMath) return close(state, start, end);
  state.isMath = true;
  return open(state, start, end);
}

const LONGEST_COMMAND = 16;

/** Opens a group, and takes back the name of the command that sets it where it stands there without its backslash. */
function openGroup(state: ReadingState, start: number, end: number): number {
  const name = readBareSetting(state.written.slice(Math.max(0, start - LONGEST_COMMAND), start));
  state.out.splice(state.out.length - name.length);
  state.places.splice(state.places.length - name.length);
  return open(state, start - name.length, end);
}

/** A tilde between two things is a space; before a number, as in `(~60%)` and `10~100`, it is a sign. */
function isTie(written: string, at: number): boolean {
  const [before, after] = [written.slice(Math.max(0, at - 1), at), written.slice(at + 1, at + 2)];
  if (/^[\s([]?$/.test(before)) return false;
  return !(/\d/.test(before) && /\d/.test(after));
}

function skipSpaces(written: string, at: number): number {
  let next = at;
  while (written.charAt(next) === " ") next++;
  return next;
}
