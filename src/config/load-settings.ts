import type { z } from "zod";
import type { Environment } from "../core/environment.ts";
import { SettingsError } from "../core/errors.ts";
import { isKeyLike } from "../core/printed/mask-keys.ts";
import { quoteForeign } from "../core/printed/printed.ts";
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

const EXPLAINED = "`.env.example` explains each setting.";

/**
 * Reads the settings. An empty value counts as absent.
 *
 * @throws {SettingsError} naming what is wrong, but never a value that may be secret; also when a key would be
 * sent to an address that only a `.env` file knows.
 */
export function loadSettings(
  environment: Environment,
  flags: GivenSettings["flags"] = {},
  { file = {}, flagNames = {} }: { file?: Environment; flagNames?: FlagNames } = {},
): Settings {
  const given = { file, environment, flags };
  const values = Object.fromEntries(
    Settings.keyof().options.flatMap((name) => {
      const value = readValue(name, given);
      return value === "" ? [] : [[name, value] as const];
    }),
  );
  const parsed = Settings.safeParse(values);
  const problems = parsed.success
    ? findMisplacedKeys(values)
    : parsed.error.issues.map((issue) => describeProblem(issue, values, { given, flagNames }));
  if (problems.length > 0 || !parsed.success) {
    throw new SettingsError(problems.join(" "), `Correct what is named; ${EXPLAINED}`);
  }
  assertKeysStay(given);
  return parsed.data;
}

/** What says the value of a setting. */
export function findSource(name: SettingName, given: GivenSettings): SettingSource {
  const sources = ["flags", "environment", "file"] as const;
  return sources.find((source) => given[source][name]?.trim()) ?? "default";
}

function readValue(name: SettingName, given: GivenSettings): string {
  const source = findSource(name, given);
  return source === "default" ? "" : (given[source][name]?.trim() ?? "");
}

/** A key in place of a model or a folder would be printed, and published with every card. */
function findMisplacedKeys(values: Environment): string[] {
  const secrets = SECRETS.flatMap((name) => values[name] ?? []);
  return Object.entries(values).flatMap(([name, value = ""]) => {
    if (isSecret(name)) return [];
    const isMisplaced = secrets.includes(value) || (isKeyLike(value) && LEAST_KEY.test(value));
    return isMisplaced ? [`${name} holds what looks like a key.`] : [];
  });
}

/** A folder may be called `sk-papers`; a key has a digit, and is longer. */
const LEAST_KEY = /^(?=.*\d).{12,}$/;

type Described = { given: GivenSettings; flagNames: FlagNames };

function describeProblem(
  issue: z.core.$ZodIssue,
  values: Environment,
  { given, flagNames }: Described,
): string {
  const name = Settings.keyof().options.find((option) => option === issue.path[0]);
  if (name === undefined) return `${issue.message}.`;
  const label = given.flags[name]?.trim() ? (flagNames[name] ?? name) : name;
  return `${label}${showValue(name, values[name] ?? "")}: ${issue.message}.`;
}

/** A value as it may be repeated: a password or a key can stand anywhere. */
function showValue(name: string, value: string): string {
  if (isSecret(name)) return "";
  if (isKeyLike(value) || LONG_RUN.test(value)) return " holds what looks like a key";
  return /[@?#]/.test(value) ? "" : ` is ${JSON.stringify(quoteForeign(value))}`;
}

/** Letters and digits in one run, longer than the numbers, choices and hosts that settings take. */
const LONG_RUN = /[A-Za-z0-9_+=-]{24,}/;

function isSecret(name: string): boolean {
  return SECRETS.some((secret) => secret === name);
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
