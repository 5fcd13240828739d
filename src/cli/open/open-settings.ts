import { join } from "node:path";
import { parseEnv } from "node:util";
import { collectSecrets } from "../../config/collect-secrets.ts";
import { findByEnd, findMeant } from "../../config/find-meant.ts";
import {
  type FlagNames,
  findSource,
  type GivenSettings,
  loadSettings,
} from "../../config/load-settings.ts";
import { type SettingName, Settings } from "../../config/settings.ts";
import type { Environment } from "../../core/environment.ts";
import { SettingsError, StoreError } from "../../core/errors.ts";
import { readRegularFile } from "../../store/read-regular-file.ts";
import { FLAG_NAMES } from "../flags.ts";
import type { World } from "../world.ts";
import { assertSetOnce } from "./assert-set-once.ts";
import { assertValuesWhole } from "./assert-values-whole.ts";
import { assertNoneLost, findLostLines } from "./lost-lines.ts";
import { assertNoneMatters, findNear, findNearOfProcess, showNear } from "./near-names.ts";
import { PLAIN_NAME, toSetting } from "./setting-line.ts";

/** Bytes of a `.env` file that is read. All settings with their notes take a twentieth of it. */
const MAX_ENV_BYTES = 64 * 1024;

const FILE = ".env";

/** Variables that people put into `.env` for this program, but that are not taken from there. */
const EXPECTED =
  /^(?:PAPER_?CARDS?_|OPEN_?AI_|HF_|HUGGING_?FACE_|ARXIV_|NODE_|SSL_CERT|(?:HTTPS?|NO|ALL)_PROXY$)/i;

/** The settings of a command that neither fetches nor asks anything. */
export const FOLDERS: readonly SettingName[] = ["PAPERCARDS_OUTPUT_DIR", "PAPERCARDS_CACHE_DIR"];

/** The settings, and where each of them comes from. */
type OpenedSettings = { settings: Settings; given: GivenSettings };

type OpenSettingsOptions = {
  /** The settings that the command uses; others are not looked at. @default all of them */
  uses?: readonly SettingName[];
  /** What settings are called in messages. @default the names of the flags */
  flagNames?: FlagNames;
  /** Whether the command is there to ask the model: else what is wrong with its name is told before the first question. @default true */
  asksModel?: boolean;
};

/**
 * Reads the settings from flags, variables and the `.env` file of the current folder, which beat each other in
 * this order. A command that sends nothing names what it uses; the rest is not looked at.
 *
 * @throws {SettingsError} when a value cannot be used, or `.env` cannot be read.
 */
export async function openSettings(
  world: World,
  flags: GivenSettings["flags"] = {},
  {
    uses = Settings.keyof().options,
    flagNames = FLAG_NAMES,
    asksModel = true,
  }: OpenSettingsOptions = {},
): Promise<OpenedSettings> {
  const text = await readEnvFile(world.cwd);
  const read = parseEnv(text);
  world.hideSecrets(collectSecrets(read));
  assertValuesWhole(text, uses, FILE);
  assertSetOnce(text, uses, FILE);
  const lost = findLostLines(text, read);
  assertNoneLost(lost, uses, FILE);
  const { environment } = world;
  const given = { file: pickSettings(read), environment, flags };
  const nearOfProcess = findNearOfProcess(given);
  for (const { line, says, fix } of lost) {
    world.stderr(`note: line ${line} of ${FILE} ${says}.${fix === null ? "" : ` ${fix}`}\n`);
  }
  const ignored = listIgnored(read, given);
  if (ignored.length > 0) {
    world.stderr(`note: ${FILE} sets ${ignored.join(", ")}; only settings are taken from there.\n`);
  }
  for (const { name, meant } of nearOfProcess) {
    world.stderr(`note: The environment sets ${showNear(name, meant)}, which is no setting.\n`);
  }
  const settings = loadSettings(environment, flags, {
    file: given.file,
    flagNames,
    uses,
    asksModel,
  });
  assertNoneMatters([...findNear(read, FILE), ...nearOfProcess], { settings, given, uses });
  return { settings, given };
}

/** Only settings are taken from a file that may have come with its folder: no proxy, no certificate, no Node option. */
function pickSettings(read: Environment): Environment {
  return Object.fromEntries(Object.entries(read).filter(([name]) => isSetting(name)));
}

/** What the file sets and people expect to count, with the setting that each name may mean. */
function listIgnored(read: Environment, given: GivenSettings): string[] {
  return Object.entries(read)
    .filter(([name, value]) => value?.trim() && !isSetting(name) && PLAIN_NAME.test(name)) // others are told by their line
    .map(([name]) => ({ name, meant: [findMeant(name), findByEnd(name)].find(isFound) ?? [] }))
    .filter(({ name, meant }) => EXPECTED.test(name) || meant.some((one) => isUnset(one, given)))
    .map(({ name, meant }) => showNear(name, meant))
    .toSorted();
}

function isFound(meant: readonly SettingName[]): boolean {
  return meant.length > 0;
}

function isSetting(name: string): boolean {
  return toSetting(name) !== undefined;
}

function isUnset(name: SettingName, given: GivenSettings): boolean {
  return findSource(name, given) === "default";
}

async function readEnvFile(folder: string): Promise<string> {
  const path = join(folder, FILE);
  const bytes = await readRegularFile(path, {
    maxBytes: MAX_ENV_BYTES,
    name: FILE,
  }).catch((cause: unknown) => {
    throw cause instanceof StoreError ? toUnreadable(cause) : cause;
  });
  return bytes === null ? "" : decode(bytes).replaceAll(LINE_ENDS, "\n");
}

/** Everything that ends a line somewhere, and stands in no setting. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** UTF-8, with or without a byte order mark: editors of Windows also write UTF-16, which has a NUL in it. */
function decode(bytes: Buffer): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // told below, like a NUL
  }
  throw new SettingsError(`${FILE} is no text in UTF-8.`, "Save it as UTF-8.");
}

function toUnreadable(cause: StoreError): SettingsError {
  const [, code] = /\((E[A-Z]+)/.exec(cause.message) ?? [];
  return new SettingsError(
    code === undefined ? cause.message : `${FILE} cannot be read (${code}).`,
    `Make ${FILE} a small text file that this user may read, or move it away.`,
    { cause },
  );
}
