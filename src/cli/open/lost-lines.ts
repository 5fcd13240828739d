import { findMeant } from "../../config/find-meant.ts";
import { nameSign } from "../../config/name-sign.ts";
import { type SettingName, Settings } from "../../config/settings.ts";
import type { Environment } from "../../core/environment.ts";

/** A name as variables have it. */
export const PLAIN_NAME = /^[A-Za-z_]\w*$/;

/** A line that sets a variable, as shells and Node read it. */
export const SETS = /^[ \t]*(?:export )?[ \t]*([A-Za-z_]\w*)[ \t]*=/;

/** A line of a file of settings that does nothing, and what is to be said of it. */
type LostLine = {
  /** Its number, from 1. */
  line: number;
  /** The rest of a sentence about it. */
  says: string;
};

/**
 * The lines of a `.env` file that set nothing and are no notes: such as name a setting in another way than
 * `read`, what was made of the file, has it, and such as have no `=`. Values are never repeated.
 */
export function findLostLines(text: string, read: Environment): LostLine[] {
  const outsideQuotes = withoutQuoted(text).split("\n");
  return text.split("\n").flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const says = explainUnset(line, read) ?? explainStray(outsideQuotes[index] ?? "");
    return says === null ? [] : [{ line: index + 1, says }];
  });
}

/** Why a line that names a setting does not set it; null for any other line. */
function explainUnset(line: string, read: Environment): string | null {
  const [, plain] = SETS.exec(line) ?? [];
  const name = plain === undefined ? findSetting(line) : toSetting(plain);
  if (name === undefined || (plain !== undefined && read[name] !== undefined)) return null;
  const why =
    plain === undefined
      ? explainForm(line)
      : "it stands within the quotation marks of a line above";
  return `names ${name} and does not set it, since ${why}; write ${name}=… in a line of its own`;
}

/** What keeps a line from being a name, `=` and a value. */
function explainForm(line: string): string {
  const [sign] = /[^\t -~]/u.exec(line.split("=")[0] ?? "") ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}`;
  return line.includes("=") ? "more than a name stands before its value" : "it has no `=`";
}

/** The setting of this name. */
export function toSetting(name: string): SettingName | undefined {
  return Settings.keyof().options.find((known) => known === name);
}

/** The setting that a line names to whoever reads it: with signs that nobody sees, wide letters, letters of another script or dashes. */
function findSetting(line: string): SettingName | undefined {
  const seen = line.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}|\p{Cc}/gu, "");
  const words = seen.toUpperCase().replaceAll(/[-\s]/g, "_");
  const named = Settings.keyof().options.find((name) =>
    new RegExp(`${name}(?![A-Z0-9])`).test(words),
  );
  return named ?? (NOT_ASCII.test(words) ? findMeant(words.split("=")[0] ?? "")[0] : undefined);
}

const NOT_ASCII = /[^ -~]/u;

function explainStray(line: string): string | null {
  return /^\s*(?:#|$)|=/.test(line) ? null : "has no `=` in it, and is left out";
}

/** The text without what stands in quotation marks, which may have several lines. */
function withoutQuoted(text: string): string {
  return text.replaceAll(/=[ \t]*(["'`])[^"'`]*\1/g, (value) => value.replaceAll(/[^\n]+/g, "="));
}
