import { findMeant } from "../../config/find-meant.ts";
import { nameSign } from "../../config/name-sign.ts";
import { isAddress, isKeyOrAddress } from "../../config/setting-kinds.ts";
import { type SettingName, Settings } from "../../config/settings.ts";
import type { Environment } from "../../core/environment.ts";
import { SettingsError } from "../../core/errors.ts";
import { findInValue, findNamed } from "./find-named.ts";
import { SETS } from "./setting-line.ts";

/** A line that sets a variable to nothing. */
const SETS_NOTHING = new RegExp(`${SETS.source}[ \\t]*(?:#.*)?$`);

/** A line of signs that keys are made of, and one of letters that are a word and none of a key. */
const KEY_SIGNS = /^[ \t]*(?=.*[A-Za-z\d])[\w+/.~-]+={0,2}[ \t]*$/;
const ONE_WORD = /^[ \t]*(?:[A-Z]?[a-z]{1,15}|[A-Z]{1,15}|(?:[A-Za-z][a-z]*-)+[a-z]+)[ \t]*$/;

/** A line of signs that addresses are made of. */
const ADDRESS_SIGNS = /^(?=.*[A-Za-z\d])[\w.~:/?#%@&+=-]+$/;

/** A note behind a value. */
const NOTE_BEHIND = /[ \t]#.*$/;

/** Signs from which on a line may be a rest that is not in the line right below the value. */
const LEAST_REST = 8;

/** A line that is empty or a note. */
const BLANK_OR_NOTE = /^\s*(?:#|$)/;

/** A line of a file of settings that does nothing, and what is to be said of it. */
type LostLine = {
  /** Its number, from 1. */
  line: number;
  /** The rest of a sentence about it. */
  says: string;
  /** What to write in its place; null where nobody knows. */
  fix: string | null;
  /** The settings that it may be for. */
  meant: readonly SettingName[];
};

/** A line that is neither empty nor a note, by its place in the file from 0. */
type Written = { line: string; index: number };

type Explained = Omit<LostLine, "line">;

/**
 * The lines of a `.env` file that set nothing and are no notes: such as name a setting in another way than
 * `read`, what was made of the file, has it, and such as have no `=`. Values are never repeated.
 */
export function findLostLines(text: string, read: Environment): LostLine[] {
  const outsideQuotes = withoutQuoted(text).split("\n");
  const written = text
    .split("\n")
    .map((line, index) => ({ line, index, outside: outsideQuotes[index] ?? "" }))
    .filter(({ line }) => !BLANK_OR_NOTE.test(line));
  return written.flatMap(({ line, index, outside }, place) => {
    const above = written[place - 1];
    const lost =
      explainUnset(line, outside, read) ??
      explainBelow(line, above?.line ?? "") ??
      (above && explainRest(outside, above, index)) ??
      explainStray(outside);
    return lost === null ? [] : [{ line: index + 1, ...lost }];
  });
}

/**
 * Refuses a file in which somebody wrote a setting that does not count.
 *
 * @throws {SettingsError} naming line and setting, and what to write, never the value.
 */
export function assertNoneLost(
  lost: readonly LostLine[],
  uses: readonly SettingName[],
  file: string,
): void {
  const first = lost.find(({ meant }) => meant.some((setting) => uses.includes(setting)));
  if (first === undefined) return;
  throw new SettingsError(
    `Line ${first.line} of ${file} ${first.says}.`,
    first.fix ?? "Put # before it.",
  );
}

/** Why a line that names a setting does not set it; null for any other line. */
function explainUnset(line: string, outsideQuotes: string, read: Environment): Explained | null {
  const [, plain] = SETS.exec(line) ?? [];
  if (plain === undefined) return toExplained(findNamed(line), explainForm(line));
  return read[plain] === undefined
    ? toExplained(plain, "it stands within the quotation marks of a line above", TO_END_QUOTE)
    : toExplained(findInValue(outsideQuotes), "it stands in the value of another name");
}

const TO_MARK_NOTE = "or # before what is a note";
const TO_END_QUOTE = "or the value above in one line, with \\n in it, if this belongs to it";

function toExplained(name: string | undefined, why: string, or = TO_MARK_NOTE): Explained | null {
  const meant = name === undefined ? [] : findMeant(name);
  if (meant.length === 0) return null;
  const names = meant.join(" or ");
  const verb = meant.some((setting) => setting === name) ? "names" : "seems to name";
  return {
    says: `${verb} ${names} and does not set it, since ${why}`,
    fix: advise(names, or),
    meant,
  };
}

function advise(names: string, or: string): string {
  return `Write ${names}=… in a line of its own, ${or}.`;
}

/** What keeps a line from being a name, `=` and a value. */
function explainForm(line: string): string {
  const [sign] = /[^\t -~]/u.exec(line.split("=")[0] ?? "") ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}`;
  return line.includes("=") ? "more than a name stands before its value" : "it has no `=`";
}

/** The rest of a key or an address that was broken over two lines: its first part would be used as the whole. */
function explainRest(line: string, above: Written, index: number): Explained | null {
  const name = Settings.keyof().options.find((one) => one === SETS.exec(above.line)?.[1]);
  if (name === undefined || !isKeyOrAddress(name) || SETS_NOTHING.test(above.line)) return null;
  const [value, rest] = [above.line, line].map((text) => text.replace(NOTE_BEHIND, "").trim());
  const isNext = index === above.index + 1 || (rest ?? "").length >= LEAST_REST;
  const goesOn = isAddress(name) ? isRestOfAddress(value, rest) : isRestOfKey(rest);
  if (!isNext || !goesOn || SETS_NOTHING.test(line)) return null;
  return {
    says: `may be the rest of ${name} in line ${above.index + 1}, and is left out`,
    fix: `Write ${name} in one line, ${TO_MARK_NOTE}.`,
    meant: [name],
  };
}

function isRestOfKey(rest = ""): boolean {
  return KEY_SIGNS.test(rest) && !ONE_WORD.test(rest);
}

/** An address goes on where its first part ends in a sign between two parts, or the second begins with one or has one. */
function isRestOfAddress(value = "", rest = ""): boolean {
  if (!ADDRESS_SIGNS.test(rest) || SETS.test(rest)) return false;
  return /[/.:-]["'`]?$/.test(value) || /[/?]|^[.:]/.test(rest) || !ONE_WORD.test(rest);
}

/** A value below its name, which is set to nothing. */
function explainBelow(line: string, above: string): Explained | null {
  const [, name = ""] = SETS_NOTHING.exec(above) ?? [];
  const meant = findMeant(name);
  if (meant.length === 0 || SETS.test(line) || !isOneWord(line)) return null;
  const names = meant.join(" or ");
  return {
    says: `stands below ${names}, which has no value`,
    fix: advise(names, TO_MARK_NOTE),
    meant,
  };
}

/** Whether a line is as a value below its name is: of one word, with a note behind it perhaps. */
function isOneWord(line: string): boolean {
  const word = line.replace(/\s#.*$/, "").trim();
  return !/\s/.test(word) && /[\p{L}\p{N}]/u.test(word);
}

function explainStray(line: string): Explained | null {
  if (BLANK_OR_NOTE.test(line) || line.includes("=")) return null;
  return { says: "has no `=` in it, and is left out", fix: null, meant: [] };
}

/** The text without what stands in quotation marks, which may have several lines. */
function withoutQuoted(text: string): string {
  return text.replaceAll(/=[ \t]*(["'`])[^"'`]*\1/g, (value) => value.replaceAll(/[^\n]+/g, "="));
}
