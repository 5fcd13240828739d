/** With which characters a match begins: `open` where the pattern may go on behind them, `closed` where anything may. */
type Beginnings = { open: ReadonlySet<string>; closed: ReadonlySet<string> };

/** A pattern as it is read: its source, where it is read, and how many characters of a match are asked for. */
type PatternReader = { source: string; at: number; most: number };

/** Beginnings of one pattern that are worth being looked for. */
const MAX_BEGINNINGS = 400;

/** Characters of one class or range that are told one by one. */
const MAX_OF_CLASS = 60;

const NOTHING: Beginnings = { open: new Set([""]), closed: new Set() };
const ANYTHING: Beginnings = { open: new Set(), closed: new Set([""]) };

/**
 * The literal characters, up to so many, with which a match of a pattern begins, whichever it is; null where it may begin with
 * anything. Looks around are taken to hold, so that a text without one of the beginnings has no match, and one with them may
 * have none either. The pattern must know its letters by their case.
 */
export function readBeginnings(source: string, most: number): string[] | null {
  const { open, closed } = readWays({ source, at: 0, most });
  const all = new Set([...open, ...closed]);
  return all.has("") || all.size > MAX_BEGINNINGS ? null : [...all];
}

/** Reads ways that a pattern leaves open, `a|b|c`, up to the end of their group. */
function readWays(reader: PatternReader): Beginnings {
  let ways = readRow(reader);
  while (reader.source.charAt(reader.at) === "|") {
    reader.at += 1;
    ways = either(ways, readRow(reader));
  }
  reader.at += 1; // the bracket that closes the group
  return ways;
}

function readRow(reader: PatternReader): Beginnings {
  let row = NOTHING;
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.at))) {
    const piece = readPiece(reader);
    row = followedBy(row, repeated(reader, piece), reader.most);
  }
  return row;
}

const LOOKAROUND = /\(\?(?:<?[=!])/y;
const GROUP = /\((?:\?:|\?<\w+>)?/y;
const CLASS = /\[(\^?)((?:\\.|[^\]\\])*)\]/y;
const ESCAPED = /\\(?:u[0-9a-fA-F]{4}|.)/y;

function readPiece(reader: PatternReader): Beginnings {
  if (take(reader, LOOKAROUND) !== null) {
    readWays(reader);
    return NOTHING;
  }
  if (take(reader, GROUP) !== null) return readWays(reader);
  const [, not, inside = ""] = take(reader, CLASS) ?? [];
  if (not !== undefined) return not === "" ? ofClass(inside) : ANYTHING;
  const [escaped] = take(reader, ESCAPED) ?? [];
  if (escaped !== undefined) return ofEscaped(escaped);
  const character = reader.source.charAt(reader.at);
  reader.at += 1;
  if (character === "^" || character === "$") return NOTHING;
  return character === "." ? ANYTHING : { open: new Set([character]), closed: new Set() };
}

function take(reader: PatternReader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.source);
  if (found !== null) reader.at += found[0].length;
  return found;
}

function ofEscaped(escaped: string): Beginnings {
  if (/^\\[bB]$/.test(escaped)) return NOTHING;
  if (/^\\\w/.test(escaped)) return ANYTHING;
  return { open: new Set([escaped.slice(1)]), closed: new Set() };
}

function ofClass(inside: string): Beginnings {
  if (inside.includes("\\")) return ANYTHING;
  const characters = new Set<string>();
  for (const [range] of inside.matchAll(/.-.|[^]/g)) {
    const [first, last] = [range.charCodeAt(0), range.charCodeAt(range.length - 1)];
    if (last - first > MAX_OF_CLASS) return ANYTHING;
    for (let code = first; code <= last; code++) characters.add(String.fromCharCode(code));
  }
  return { open: characters, closed: new Set() };
}

const QUANTIFIER = /(?:([?*+])|\{(\d+)(?:,\d*)?\})\??/y;

/** A piece with what says how often it stands. */
function repeated(reader: PatternReader, piece: Beginnings): Beginnings {
  const [whole, sign, least] = take(reader, QUANTIFIER) ?? [];
  if (whole === undefined) return piece;
  const isLeftOut = sign === "?" || sign === "*" || least === "0";
  const once = sign === "?" ? piece : { open: new Set<string>(), closed: all(piece) };
  return isLeftOut ? either(NOTHING, once) : once;
}

function all({ open, closed }: Beginnings): Set<string> {
  return new Set([...open, ...closed]);
}

function either(one: Beginnings, other: Beginnings): Beginnings {
  return {
    open: new Set([...one.open, ...other.open]),
    closed: new Set([...one.closed, ...other.closed]),
  };
}

function followedBy(one: Beginnings, next: Beginnings, most: number): Beginnings {
  const open = new Set<string>();
  const closed = new Set(one.closed);
  const add = (to: Set<string>, text: string) =>
    text.length < most ? to.add(text) : closed.add(text.slice(0, most));
  for (const first of one.open) {
    for (const more of next.open) add(open, first + more);
    for (const more of next.closed) add(closed, first + more);
  }
  return { open, closed };
}
