import { type SettingName, Settings } from "../../config/settings.ts";

const NAMES = Settings.keyof().options;

/** A name as variables have it. */
export const PLAIN_NAME = /^[A-Za-z_]\w*$/;

/** A line that sets a variable, as shells and Node read it. */
export const SETS = /^[ \t]*(?:export [ \t]*)?([A-Za-z_]\w*)[ \t]*=/;

/** The setting of this name. */
export function toSetting(name: string): SettingName | undefined {
  return NAMES.find((known) => known === name);
}
