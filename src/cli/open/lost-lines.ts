import { stripVTControlCharacters } from "node:util";
import { findMeant } from "../../config/find-meant.ts";
import { nameSign } from "../../config/name-sign.ts";
import { type SettingName, Settings } from "../../config/settings.ts";
import type { Environment } from "../../core/environment.ts";
import { SettingsError } from "../../core/errors.ts";

/** A name as variables have it. */
export const PLAIN_NAME = /^[A-Za-z_]\w*$/;

/** A line that sets a variable, as shells and Node read it. */
export const SETS = /^[ \t]*(?:export )?[ \t]*([A-Za-z_]\w*)[ \t]*=/;

/** A line that sets a variable to nothing. */
const SETS_NOTHING = new RegExp(`${SETS.source}[ \\t]*(?:#.*)?$`);

/** A line of one word, as a value below its name is, and a note behind it perhaps. */
const ONE_WORD = /^\s*[^\s#]*[\p{L}\p{N}]\S*\s*(?:#.*)?$/u;

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
    const lost =
      explainUnset(line, outside, read) ??
      explainBelow(line, written[place - 1]?.line ?? "") ??
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

/** A value below its name, which is set to nothing. */
function explainBelow(line: string, above: string): Explained | null {
  const [, name = ""] = SETS_NOTHING.exec(above) ?? [];
  const meant = findMeant(name);
  if (meant.length === 0 || SETS.test(line) || !ONE_WORD.test(line)) return null;
  const names = meant.join(" or ");
  return {
    says: `stands below ${names}, which has no value`,
    fix: advise(names, TO_MARK_NOTE),
    meant,
  };
}

/** The setting of this name. */
export function toSetting(name: string): SettingName | undefined {
  return Settings.keyof().options.find((known) => known === name);
}

/**
 * The name in a line that means a setting to whoever reads it: with signs that nobody sees, wide letters, letters of
 * another script, dashes or spaces.
 */
function findNamed(line: string): string | undefined {
  const seen = stripVTControlCharacters(line)
    .normalize("NFKC")
    .replaceAll(/\p{Default_Ignorable_Code_Point}|[^\P{Cc}\t]/gu, "");
  const [beforeSign] = /^[^=:]*(?=[=:])/.exec(seen) ?? [];
  const words = seen.split("=")[0]?.match(/[\p{L}\p{N}_-]+/gu) ?? [];
  return [...words, beforeSign ?? ""]
    .map((word) => word.toUpperCase().replaceAll(/[^\p{L}\p{N}]+/gu, "_"))
    .map((word) => word.replaceAll(/^_|_$/g, ""))
    .find((name) => findMeant(name).length > 0);
}

/** A name that means a setting and stands with its own `=` behind the value of another. */
function findInValue(outsideQuotes: string): string | undefined {
  const [value = ""] = outsideQuotes.replace(SETS, "").split("#");
  const names = [...value.matchAll(/[\s;]([A-Za-z_]\w*)=/g)].map(([, name = ""]) => name);
  return names.find((name) => findMeant(name).length > 0);
}

function explainStray(line: string): Explained | null {
  if (BLANK_OR_NOTE.test(line) || line.includes("=")) return null;
  return { says: "has no `=` in it, and is left out", fix: null, meant: [] };
}

/** The text without what stands in quotation marks, which may have several lines. */
function withoutQuoted(text: string): string {
  return text.replaceAll(/=[ \t]*(["'`])[^"'`]*\1/g, (value) => value.replaceAll(/[^\n]+/g, "="));
}
