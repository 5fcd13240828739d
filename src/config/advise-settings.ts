import { z } from "zod";
import { isAddress } from "./setting-kinds.ts";
import { defaultOf, exampleOf } from "./setting-notes.ts";
import { SECRETS, type SettingName, Settings } from "./settings.ts";

const KEY_ADVICE =
  "the key whole, as its provider shows it, without quotation marks or other signs around it, such as a comma or a semicolon";

/** What to write in place of settings that are wrong, by their kind; each with the name that the user knows. */
export function adviseSettings(wrong: readonly { name: SettingName; label: string }[]): string {
  const pieces = wrong.map(({ name, label }) => `${label} ${adviseValue(name)}`);
  return `Write ${[...new Set(pieces)].join(", and ")}; \`.env.example\` explains each setting.`;
}

function adviseValue(name: SettingName): string {
  if (SECRETS.includes(name)) return `as ${KEY_ADVICE}`;
  const field = Settings.shape[name];
  const inner =
    field instanceof z.ZodDefault || field instanceof z.ZodOptional ? field.unwrap() : field;
  if (inner instanceof z.ZodEnum) return `as one of ${inner.options.join(", ")}`;
  const usual = defaultOf(field) || exampleOf(field);
  if (name === "PAPERCARDS_INTERESTS") return `as words with a comma between, such as ${usual}`;
  if (isAddress(name)) return `as an address, such as ${usual}`;
  if (inner instanceof z.ZodPipe) return `as a number in digits, such as ${usual}`;
  return `without signs around it and without a key in it, such as ${usual}`;
}
