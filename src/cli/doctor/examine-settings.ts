import { SECRETS, type SettingName, Settings } from "../../config/settings.ts";
import type { Environment } from "../../core/environment.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** Where settings can come from besides their defaults. */
type Given = { environment: Environment; flags: Partial<Record<SettingName, string>> };

/** Characters of a secret that are shown, to tell one from another. */
const SHOWN = 4;

/** Secrets shorter than this show nothing. */
const LONG_ENOUGH = 12;

/** One line for each setting: its value, and whether a flag, a variable or the default says so. */
export function examineSettings(settings: Settings, given: Given): Diagnosis[] {
  return Settings.keyof().options.map((name) => ({
    status: "ok",
    name,
    finding: `${describeValue(name, settings)} (${describeSource(name, given)})`,
    next: null,
  }));
}

function describeValue(name: SettingName, settings: Settings): string {
  const value = settings[name];
  if (value === undefined) return "not set";
  return SECRETS.includes(name) ? mask(String(value)) : String(value);
}

function describeSource(name: SettingName, { environment, flags }: Given): string {
  if (flags[name] !== undefined) return "flag";
  return environment[name]?.trim() ? "variable" : "default";
}

function mask(secret: string): string {
  return secret.length < LONG_ENOUGH ? "set" : `set, ends in ${secret.slice(-SHOWN)}`;
}
