import { parseEnv } from "node:util";
import type { SettingName } from "../../config/settings.ts";
import { SettingsError } from "../../core/errors.ts";
import { SETS, toSetting } from "./setting-line.ts";

/** A line that sets something, by its number from 1, and the value that it has by itself. */
type SettingLine = { line: number; name: SettingName | undefined; value: string };

/**
 * Refuses a file that gives a setting two values, of which one would count without a word.
 *
 * @throws {SettingsError} naming the setting and both lines, never a value.
 */
export function assertSetOnce(text: string, uses: readonly SettingName[], file: string): void {
  const firsts = new Map<SettingName, SettingLine>();
  for (const found of listSettingLines(text)) {
    const { line, name, value } = found;
    if (name === undefined || !uses.includes(name)) continue;
    const first = firsts.get(name) ?? found;
    firsts.set(name, first);
    if (first.value === value) continue;
    throw new SettingsError(
      `Lines ${first.line} and ${line} of ${file} give ${name} two values.`,
      `Keep the line of ${name} that is right, and put # before the other.`,
    );
  }
}

function listSettingLines(text: string): SettingLine[] {
  const lines = text.split("\n");
  const places = lines.flatMap((line, index) => (SETS.test(line) ? [index] : []));
  return places.map((index, place) => {
    const [, written = ""] = SETS.exec(lines[index] ?? "") ?? [];
    const own = lines.slice(index, places[place + 1]).join("\n"); // a value in quotation marks has lines below
    return {
      line: index + 1,
      name: toSetting(written),
      value: parseEnv(own)[written]?.trim() ?? "",
    };
  });
}
