import { z } from "zod";
import { ADDRESS_OF, SECRETS, type SettingName, Settings } from "./settings.ts";

/** Whether a setting takes more than numbers and a few words: `none` is a key of servers that need none, too. */
export function isOfAnyText(name: SettingName): boolean {
  const field = Settings.shape[name];
  const inner = field instanceof z.ZodString ? field : field.unwrap();
  return inner instanceof z.ZodString;
}

/** Whether a setting is where something is asked. */
export function isAddress(name: SettingName): boolean {
  return name === "ARXIV_ENDPOINT" || Object.values<SettingName>(ADDRESS_OF).includes(name);
}

/** Whether a wrong value of a setting leads to another party, or to none. */
export function isKeyOrAddress(name: SettingName): boolean {
  return SECRETS.includes(name) || isAddress(name);
}
