import { z } from "zod";
import { explainAddress } from "./explain-address.ts";
import { isOwnMachine } from "./own-machine.ts";
import { isAddress } from "./setting-kinds.ts";
import { defaultOf, exampleOf } from "./setting-notes.ts";
import { SECRETS, type SettingName, Settings } from "./settings.ts";

const KEY_ADVICE =
  "the key whole, as its provider shows it, without quotation marks or other signs around it, such as a comma or a semicolon";

/** A setting that is wrong. */
type Wrong = {
  name: SettingName;
  /** How the user knows it. */
  label: string;
  /** What was written, where that may be repeated; else empty. */
  given: string;
};

/** What to write in place of settings that are wrong, by their kind; each with the name that the user knows. */
export function adviseSettings(wrong: readonly Wrong[]): string {
  const pieces = wrong.map(({ name, label, given }) => `${label} ${adviseValue(name, given)}`);
  return `Write ${[...new Set(pieces)].join(", and ")}; \`.env.example\` explains each setting.`;
}

function adviseValue(name: SettingName, given: string): string {
  if (SECRETS.includes(name)) return `as ${KEY_ADVICE}`;
  const field = Settings.shape[name];
  const inner =
    field instanceof z.ZodDefault || field instanceof z.ZodOptional ? field.unwrap() : field;
  if (inner instanceof z.ZodEnum) return `as one of ${inner.options.join(", ")}`;
  const usual = defaultOf(field) || exampleOf(field);
  if (name === "PAPERCARDS_INTERESTS") return `as words with a comma between, such as ${usual}`;
  if (isAddress(name)) {
    const meant = completeOwn(name, given);
    return meant === null ? `as an address, such as ${usual}` : `as ${meant}`;
  }
  if (inner instanceof z.ZodPipe) return `as a number in digits, such as ${usual}`;
  return `without signs around it and without a key in it, such as ${usual}`;
}

/** The address of a server of one's own, as `localhost:11434`, with what it lacks; null for all that is not surely one. */
function completeOwn(name: SettingName, given: string): string | null {
  const address = `http://${given}`;
  const url = URL.parse(address);
  if (url === null || explainAddress(address) !== null || !isOwnMachine(url)) return null;
  if (url.port === "" && url.hostname !== "localhost") return null;
  const lacksVersion = name === "OPENAI_BASE_URL" && url.pathname === "/";
  return lacksVersion ? new URL("/v1", url).href : address;
}
