import { findSource, type GivenSettings, type SettingSource } from "../../config/load-settings.ts";
import { SECRETS, type SettingName, Settings } from "../../config/settings.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import type { Diagnosis } from "./diagnosis.ts";

const SOURCE_NAMES: Readonly<Record<SettingSource, string>> = {
  flags: "flag",
  environment: "variable",
  file: ".env",
  default: "default",
};

/** One line for each setting: its value, and whether a flag, a variable, `.env` or the default says so. */
export function examineSettings(settings: Settings, given: GivenSettings): Diagnosis[] {
  return Settings.keyof().options.map((name) => ({
    status: "ok",
    name,
    finding: `${describeValue(name, settings)} (${SOURCE_NAMES[findSource(name, given)]})`,
    next: null,
  }));
}

function describeValue(name: SettingName, settings: Settings): string {
  const value = settings[name];
  if (value === undefined) return "not set";
  return SECRETS.includes(name) ? "set" : quoteForeign(String(value));
}
