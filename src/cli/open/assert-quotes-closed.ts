import type { SettingName } from "../../config/settings.ts";
import { SettingsError } from "../../core/errors.ts";
import { SETS, toSetting } from "./lost-lines.ts";

/** What a line that sets a variable gives it, from a quotation mark on, with which it begins. */
const OPENS = /=[ \t]*((["'`]).*)$/;

/**
 * Refuses a file that opens a quotation mark for a setting and sets the next variable, or ends, without closing
 * it: Node makes the mark, and perhaps the lines behind it, a part of the value.
 *
 * @throws {SettingsError} naming line, setting and mark, never the value.
 */
export function assertQuotesClosed(text: string, uses: readonly SettingName[], file: string): void {
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const name = toSetting(SETS.exec(line)?.[1] ?? "");
    const [, value = "", mark = ""] = OPENS.exec(line) ?? [];
    if (name === undefined || !uses.includes(name) || mark === "") continue;
    if (isClosed(value, mark, lines.slice(index + 1))) continue;
    throw new SettingsError(
      `Line ${index + 1} of ${file} opens a quotation mark for ${name}, ${mark}, and nothing closes it.`,
      `Write the value of ${name} with ${mark} at both ends, or at neither.`,
    );
  }
}

function isClosed(value: string, mark: string, below: readonly string[]): boolean {
  const next = below.findIndex((line) => SETS.test(line));
  const own = next === -1 ? below : below.slice(0, next);
  return [value.slice(1), ...own].some((line) => line.includes(mark));
}
