import { isKeyOrAddress, isOfAnyText } from "../../config/setting-kinds.ts";
import type { SettingName } from "../../config/settings.ts";
import { SettingsError } from "../../core/errors.ts";
import { SETS, toSetting } from "./setting-line.ts";

/** A line that sets a variable: its name, and what it gives it. */
const SETTING_LINE = new RegExp(`${SETS.source}(?<given>.*)$`);

/** A value in quotation marks, and what stands behind them. Other lines may come before the second mark. */
const QUOTED = /^[ \t]*(["'`])(?<inside>(?:(?!\1)[\s\S])*)\1(?<behind>.*)/;

/** A value without quotation marks around it, and what Node takes for a note behind it. */
const BARE = /^(?<value>[^#]*)(?<note>.*)$/;

/** A note that nobody takes for a part of the value: it has white space on both sides of its sign. */
const PLAIN_NOTE = /^#(?:[\s#]|$)/;

/**
 * Refuses a file of which Node would read another value than somebody wrote: one that is cut where a `#` comes that may
 * belong to it, one with more behind its closing quotation mark, and one with a mark that nothing closes or opens.
 *
 * @throws {SettingsError} naming line and setting, and what to write, never the value.
 */
export function assertValuesWhole(text: string, uses: readonly SettingName[], file: string): void {
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const found = SETTING_LINE.exec(line);
    const name = toSetting(found?.[1] ?? "");
    if (name === undefined || !uses.includes(name)) continue;
    const problem = explainValue(name, found?.groups?.given ?? "", lines.slice(index + 1));
    if (problem === null) continue;
    throw new SettingsError(`Line ${index + 1} of ${file} ${problem.says}.`, problem.fix);
  }
}

type Problem = { says: string; fix: string };

function explainValue(name: SettingName, given: string, below: readonly string[]): Problem | null {
  const next = below.findIndex((line) => SETS.test(line));
  const own = [given, ...(next === -1 ? below : below.slice(0, next))].join("\n");
  const quoted = QUOTED.exec(own);
  if (quoted !== null) {
    const { inside = "", behind = "" } = quoted.groups ?? {};
    return (
      explainBroken(name, inside) ??
      explainBehind(name, behind) ??
      explainLineBreak(name, quoted[0])
    );
  }
  const { value = "", note = "" } = BARE.exec(given)?.groups ?? {};
  return explainMark(name, value.trim()) ?? explainNote(name, value, note);
}

/** A key or an address has one line. */
function explainBroken(name: SettingName, inside: string): Problem | null {
  if (!isKeyOrAddress(name) || !inside.trim().includes("\n")) return null;
  return {
    says: `begins a value of ${name} that goes on in the line below`,
    fix: `Write the value of ${name} in one line.`,
  };
}

/** What stands behind a closing quotation mark, and is left out. */
function explainBehind(name: SettingName, behind: string): Problem | null {
  if (/^\s*(?:#|$)/.test(behind)) return null;
  return {
    says: `has more behind the closing quotation mark of ${name}, which would be left out`,
    fix: `Write the value of ${name} with a quotation mark at both ends and none within, and a note behind white space and #.`,
  };
}

/** `\n` in double quotation marks, which Node makes a line break of, as in a path of Windows. */
function explainLineBreak(name: SettingName, quoted: string): Problem | null {
  if (!/^\s*"[^"]*\\n/.test(quoted)) return null;
  return {
    says: `has \\n in the double quotation marks of ${name}, where it stands for a line break`,
    fix: `Write the value of ${name} in single quotation marks, in which \\n stays as it is, or without \\n.`,
  };
}

/** A quotation mark at one end alone. */
function explainMark(name: SettingName, value: string): Problem | null {
  const [opening] = /^["'`]/.exec(value) ?? [];
  const [closing] = /["'`]$/.exec(value) ?? [];
  const isPaired = closing === undefined || value.split(closing).length % 2 === 1;
  const mark = opening ?? (isPaired ? undefined : closing);
  if (mark === undefined) return null;
  const verbs = opening === undefined ? ["closes", "opens"] : ["opens", "closes"];
  return {
    says: `${verbs[0]} a quotation mark for ${name}, ${mark}, and nothing ${verbs[1]} it`,
    fix: `Write the value of ${name} with ${mark} at both ends, or at neither.`,
  };
}

/** A `#` that cuts a value, and may have been meant as a part of it. */
function explainNote(name: SettingName, value: string, note: string): Problem | null {
  if (note === "" || !isOfAnyText(name)) return null;
  const isApart = /\s$/.test(value);
  const isStrict = isKeyOrAddress(name) && value.trim() !== "";
  if (isApart && (!isStrict || PLAIN_NOTE.test(note))) return null;
  return {
    says: `has a # in what it gives to ${name}, and all from there on would be left out`,
    fix: `Put the value of ${name} in quotation marks if the # belongs to it; if a note begins there, write white space before and behind the #.`,
  };
}
