import { join } from "node:path";
import { parseEnv } from "node:util";
import { collectSecrets } from "../../config/collect-secrets.ts";
import { type FlagNames, type GivenSettings, loadSettings } from "../../config/load-settings.ts";
import { type SettingName, Settings } from "../../config/settings.ts";
import type { Environment } from "../../core/environment.ts";
import { SettingsError, StoreError } from "../../core/errors.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { readRegularFile } from "../../store/read-regular-file.ts";
import { FLAG_NAMES } from "../flags.ts";
import type { World } from "../world.ts";
import { assertQuotesClosed } from "./assert-quotes-closed.ts";
import { findLostLines, PLAIN_NAME } from "./lost-lines.ts";

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
  { uses = Settings.keyof().options, flagNames = FLAG_NAMES }: OpenSettingsOptions = {},
): Promise<OpenedSettings> {
  const text = await readEnvFile(world.cwd);
  const read = parseEnv(text);
  world.hideSecrets(collectSecrets(read));
  assertQuotesClosed(text, uses, FILE);
  const { file, ignored } = pickSettings(read);
  for (const { line, says } of findLostLines(text, read)) {
    world.stderr(`note: line ${line} of ${FILE} ${says}.\n`);
  }
  if (ignored.length > 0) {
    world.stderr(`note: ${FILE} sets ${ignored.join(", ")}; only settings are taken from there.\n`);
  }
  const { environment } = world;
  const settings = loadSettings(environment, flags, { file, flagNames, uses });
  return { settings, given: { file, environment, flags } };
}

/** Only settings are taken from a file that may have come with its folder: no proxy, no certificate, no Node option. */
function pickSettings(read: Environment): { file: Environment; ignored: string[] } {
  const names: readonly SettingName[] = Settings.keyof().options;
  const isSetting = (name: string) => names.some((known) => known === name);
  const entries = Object.entries(read);
  return {
    file: Object.fromEntries(entries.filter(([name]) => isSetting(name))),
    ignored: entries
      .filter(([name, value]) => value?.trim() && !isSetting(name) && EXPECTED.test(name))
      .filter(([name]) => PLAIN_NAME.test(name)) // others are told by their line
      .map(([name]) => quoteForeign(name))
      .toSorted(),
  };
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
