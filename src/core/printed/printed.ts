import { cleanLine, dropInvisible, truncate } from "../text.ts";
import { mayBeKey } from "./key-look.ts";
import { MASK, type MaskKeys, maskingOf } from "./mask-keys.ts";

/** Characters of one foreign word in a message: a title, a path, what a server says. A longer one hides the rest. */
export const MAX_FOREIGN_CHARS = 200;

/** Characters of one line that is printed on stderr. Ours have a tenth of it, and nobody reads more in one line. */
export const MAX_LINE_CHARS = 2_000;

const maskLooks = maskingOf([]);

/** A sequence by which a terminal is told to do something, whole, so that nothing of it is left as text. */
const ESCAPE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\u001B\][^\u0007\u001B\u009C\n]{0,1000}(?:\u0007|\u001B\\|\u009C)|(?:\u001B\[|\u009B)[0-?]{0,100}[ -/]{0,10}[@-Z\\-~]?|\u001B[ -/]{0,10}[0-~]?/g;

/** White space that ends a line somewhere, or moves the cursor. */
const BREAKS = /[\t\v\f\r\u0085\u2028\u2029]/g;

const LONG_WORD = new RegExp(String.raw`\S{${MAX_FOREIGN_CHARS + 1},}`, "gu");

/**
 * Something foreign for a message of ours, such as a title, an argument, a path or what a server says: one
 * line without control characters, escape sequences and keys, and not too long.
 */
export function quoteForeign(text: string, mask: MaskKeys = maskLooks): string {
  const line = mask(cleanLine(withoutEscapes(mask(text))));
  const cut = truncate(line, MAX_FOREIGN_CHARS);
  // Half a word may be half a key, which the door would not know any more.
  const space = cut === line ? -1 : cut.lastIndexOf(" ");
  return space > MAX_FOREIGN_CHARS / 2 ? `${cut.slice(0, space)} …` : cut;
}

/**
 * A value that somebody gave and that is wrong where it stands, in quotation marks. What may be a key is not
 * repeated, since keys get into wrong places.
 */
export function quoteGiven(text: string): string {
  return JSON.stringify(mayBeKey(text) ? MASK : quoteForeign(text));
}

/** A message of ours with whatever is in it as one line, without control characters and what looks like a key. */
export function toMessage(text: string): string {
  return toPrintedWhole(text.replaceAll("\n", " "), maskLooks);
}

/**
 * The last door before a terminal or a log: lines of whatever origin without control characters, escape
 * sequences and keys, no word and no line too long, and none a command to what runs a job.
 */
export function toPrinted(text: string, mask: MaskKeys): string {
  return toPrintedWhole(text, mask).split("\n").map(cutLine).join("\n");
}

/** The same, but every line and word whole: for what scripts read line by line. */
export function toPrintedWhole(text: string, mask: MaskKeys): string {
  const clean = withoutEscapes(mask(text)).replaceAll(BREAKS, " ").split("\n").map(dropInvisible);
  return mask(clean.join("\n")).split("\n").map(breakCommand).join("\n");
}

/** Keys are masked before this and after it: what is taken out may be a part of a key, or divide one. */
function withoutEscapes(text: string): string {
  return text.replaceAll(ESCAPE, "");
}

function cutLine(line: string): string {
  const words = line.replaceAll(LONG_WORD, (word) => truncate(word, MAX_FOREIGN_CHARS));
  return truncate(words, MAX_LINE_CHARS);
}

/**
 * Keeps a line from being a command to the runner of a job: `##[` anywhere (as Azure's `##vso[` and TeamCity's
 * `##teamcity[`), and `::` at its beginning. A sign that is seen comes between, since the runner compares as
 * people do, past invisible ones.
 *
 * Source: `ActionCommand.TryParse` and `TryParseV2` in `src/Runner.Common/ActionCommand.cs` of actions/runner.
 */
function breakCommand(line: string): string {
  return line.replaceAll(/##(?=\w{0,20}\[)/g, "# #").replace(/^(\s*):(?=:)/, "$1: ");
}
