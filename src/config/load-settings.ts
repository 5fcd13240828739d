import { z } from "zod";
import type { Environment } from "../core/environment.ts";
import { SettingsError } from "../core/errors.ts";
import { findKnownKey, looksLikeKey, mayBeKey } from "../core/printed/key-look.ts";
import { quoteGiven } from "../core/printed/printed.ts";
import { adviseSettings } from "./advise-settings.ts";
import { assertAddressesInPlace, assertKeysEncrypted } from "./assert-addresses-in-place.ts";
import { assertKeysInPlace, assertModelInPlace } from "./assert-keys-in-place.ts";
import { explainNoKey } from "./explain-stand-in.ts";
import { isOwnMachine } from "./own-machine.ts";
import { isOfAnyText } from "./setting-kinds.ts";
import { ADDRESS_OF, SECRETS, type SettingName, Settings } from "./settings.ts";

/** Where settings come from besides their defaults, the weakest first. */
export type GivenSettings = {
  /** Variables of a `.env` file in the current folder. */
  file: Environment;
  environment: Environment;
  /** Flags of the command line, by their variable. */
  flags: Partial<Record<SettingName, string>>;
};

/** What says the value of a setting. */
export type SettingSource = keyof GivenSettings | "default";

/** The flags that stand for settings, as users write them. */
export type FlagNames = Partial<Record<SettingName, string>>;

/** What is known of settings beside their values. */
type LoadOptions = {
  file?: Environment;
  flagNames?: FlagNames;
  /** The settings that are read, beside those of flags; all others have their defaults. @default all */
  uses?: readonly SettingName[];
  /** Whether the model is surely asked: else its name counts before the first question only. @default true */
  asksModel?: boolean;
};

/**
 * Reads the settings. An empty value counts as absent, but for a flag that takes away what has no default, and one that the command does not use, too.
 *
 * @throws {SettingsError} naming what is wrong, but never a value that may be secret; also when a key would be
 * sent to another party than its own, or to an address that only a `.env` file knows.
 */
export function loadSettings(
  environment: Environment,
  flags: GivenSettings["flags"] = {},
  {
    file = {},
    flagNames = {},
    uses = Settings.keyof().options,
    asksModel = true,
  }: LoadOptions = {},
): Settings {
  const given = { file, environment, flags };
  const values = readValues(given, uses);
  const parsed = Settings.safeParse(values);
  const problems: Problem[] = parsed.success
    ? [...findMisplacedKeys(values, given), ...findNoKeys(parsed.data)]
    : parsed.error.issues.map((issue) => toProblem(issue, values));
  if (problems.length > 0 || !parsed.success) {
    const labelOf = (name: SettingName) => (given.flags[name]?.trim() && flagNames[name]) || name;
    throw new SettingsError(
      problems.map(({ name, says }) => `${labelOf(name)}${says}.`).join(" "),
      adviseSettings(
        problems.map(({ name }) => {
          const value = values[name] ?? "";
          return { name, label: labelOf(name), given: isShown(name, value) ? value : "" };
        }),
      ),
    );
  }
  if (uses.some((name) => SECRETS.includes(name))) {
    assertAddressesInPlace(parsed.data);
    assertKeysInPlace(parsed.data);
    if (asksModel) assertModelInPlace(parsed.data);
    assertKeysEncrypted(parsed.data);
    assertKeysStay(given);
  }
  return parsed.data;
}

function readValues(given: GivenSettings, uses: readonly SettingName[]): Environment {
  const names = Settings.keyof().options.filter(
    (name) => uses.includes(name) || findSource(name, given) === "flags",
  );
  const entries = names.map((name) => [name, readValue(name, given)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

/** What says the value of a setting. */
export function findSource(name: SettingName, given: GivenSettings): SettingSource {
  const sources = ["environment", "file"] as const;
  if (isSetByFlag(name, given.flags[name])) return "flags";
  return sources.find((source) => given[source][name]?.trim()) ?? "default";
}

/** Whether a flag sets its setting. An empty one takes away what has no default: `--interests ""` is none. */
export function isSetByFlag(name: SettingName, flag: string | undefined): boolean {
  const isOptional = Settings.shape[name] instanceof z.ZodOptional;
  return flag !== undefined && (isOptional || flag.trim() !== "");
}

function readValue(name: SettingName, given: GivenSettings): string {
  const source = findSource(name, given);
  return source === "default" ? "" : (given[source][name]?.trim() ?? "");
}

/** A key in place of a model or a folder, or in it, would be printed, and published with every card. */
function findMisplacedKeys(values: Environment, given: GivenSettings): Problem[] {
  const secrets = SECRETS.map((name) => readValue(name, given));
  const isSecret = (value: string) =>
    secrets.some((key) => key === value || (key.length >= LEAST_SECRET && value.includes(key)));
  return Settings.keyof().options.flatMap((name) => {
    const value = values[name] ?? "";
    if (value === "" || SECRETS.includes(name) || !isOfAnyText(name)) return [];
    return isSecret(value) || looksMisplaced(name, value) ? [{ name, says: HOLDS_KEY }] : [];
  });
}

/** Models are also named by numbers, UUIDs and rows of any signs, as a key of no known form is. */
function looksMisplaced(name: SettingName, value: string): boolean {
  const isModel = name === "OPENAI_MODEL" || name === "PAPERCARDS_VERIFIER_MODEL";
  return isModel ? findKnownKey(value) !== null : looksLikeKey(value);
}

/** What is written for no key is refused where a key is needed: a machine of one's own may take any word. */
function findNoKeys(settings: Settings): Problem[] {
  return SECRETS.flatMap((name) => {
    const address = Object.entries(ADDRESS_OF).find(([secret]) => secret === name)?.[1];
    if (address === undefined || isOwnMachine(new URL(settings[address]))) return [];
    const what = explainNoKey(`${settings[name] ?? ""}`);
    return what === null ? [] : [{ name, says: `: ${what}` }];
  });
}

const HOLDS_KEY = " holds what looks like a key";

/** Signs of a key that is looked for within other values. A shorter one, as for a model on this machine, may be a word. */
const LEAST_SECRET = 16;

/** A setting, and what is wrong with it, as the rest of a sentence. */
type Problem = { name: SettingName; says: string };

function toProblem(issue: z.core.$ZodIssue, values: Environment): Problem {
  const name = Settings.keyof().parse(issue.path[0]);
  return { name, says: `${showValue(name, values[name] ?? "")}: ${issue.message}` };
}

/** A value as it may be repeated. */
function showValue(name: SettingName, value: string): string {
  if (isShown(name, value)) return ` is ${quoteGiven(value)}`;
  if (SECRETS.includes(name)) return "";
  if (looksLikeKey(value)) return HOLDS_KEY;
  return mayBeKey(value) ? " holds what may be a key" : "";
}

/** Whether a value may be repeated: a password or a key can stand anywhere. */
function isShown(name: SettingName, value: string): boolean {
  return (
    !SECRETS.includes(name) && !mayBeKey(value) && !looksLikeKey(value) && !/[@?#]/.test(value)
  );
}

/**
 * A key leaves only for an address that whoever gave the key has chosen: a folder's `.env` may come with the
 * folder, from anybody.
 */
function assertKeysStay(given: GivenSettings): void {
  for (const [key, address] of Object.entries(ADDRESS_OF)) {
    const name = SECRETS.find((secret) => secret === key);
    if (name === undefined || findSource(address, given) !== "file") continue;
    const value = readValue(name, given);
    if (value === "" || value === given.file[name]?.trim()) continue;
    throw new SettingsError(
      `${address} comes from .env and ${name} does not, so the key is not sent there.`,
      `If that address is yours, export ${address} before the program starts, or put ${name} into the same .env.`,
    );
  }
}
