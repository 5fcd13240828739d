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

/** Characters of a secret that are shown, to tell one from another. */
const SHOWN = 4;

/** Secrets shorter than this show nothing. */
const LONG_ENOUGH = 12;

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
  return SECRETS.includes(name) ? mask(String(value)) : quoteForeign(String(value));
}

function mask(secret: string): string {
  return secret.length < LONG_ENOUGH ? "set" : `set, ends in ${secret.slice(-SHOWN)}`;
}
