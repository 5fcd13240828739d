import { type Command, Option } from "commander";
import { z } from "zod";
import { type FlagNames, isSetByFlag } from "../config/load-settings.ts";
import { type SettingName, Settings } from "../config/settings.ts";
import { DIGEST_CHOICES, type DigestChoice } from "../core/choices.ts";

/** Flags that set a variable for one run; their notes are the settings' own. */
const SETTING_FLAGS = [
  { name: "top", placeholder: "<n>", setting: "PAPERCARDS_TOP" },
  { name: "interests", placeholder: "<list>", setting: "PAPERCARDS_INTERESTS" },
  { name: "model", placeholder: "<id>", setting: "OPENAI_MODEL" },
  { name: "concurrency", placeholder: "<n>", setting: "PAPERCARDS_CONCURRENCY" },
  { name: "output", placeholder: "<dir>", setting: "PAPERCARDS_OUTPUT_DIR" },
  { name: "cache", placeholder: "<dir>", setting: "PAPERCARDS_CACHE_DIR" },
  { name: "url", placeholder: "<address>", setting: "PAPERCARDS_SITE_URL" },
] as const satisfies readonly { name: string; placeholder: string; setting: SettingName }[];

/** The flags that stand for settings, as users write them. */
export const FLAG_NAMES: FlagNames = Object.fromEntries(
  SETTING_FLAGS.map(({ name, setting }) => [setting, `--${name}`]),
);

type SettingFlag = (typeof SETTING_FLAGS)[number]["name"];

/** Flags as commander gives them. */
export type Flags = Partial<Record<SettingFlag, string>> & {
  dryRun?: boolean;
  refresh?: boolean;
  redraft?: boolean;
  json?: boolean;
  quiet?: boolean;
  record?: string;
  force?: boolean;
};

/** Adds the flags that every command that makes digests understands. */
export function addRunFlags(command: Command): Command {
  const settings = ["top", "interests", "model", "concurrency", "output", "cache"] as const;
  return addRedraftFlag(
    addPrintFlags(addSettingFlags(command, settings)).option(
      "--refresh",
      "fetch the listings of settled days again, too; drafts are kept",
    ),
  )
    .option("--record <dir>", "also keep the model's answers there, as `demo` plays them")
    .option("--force", "replace answers that are in the folder of --record already");
}

/** Adds the flag without which published cards stay. */
export function addRedraftFlag(command: Command): Command {
  return command.option(
    "--redraft",
    "draft published cards of another model or prompt anew, and let those leave that --top or --interests leave out; without it they are kept",
  );
}

/** Adds the flags that say what is printed, and whether anything is written. */
export function addPrintFlags(command: Command): Command {
  return command
    .option("--dry-run", "print the Markdown to stdout and write nothing below the output folder")
    .option("--json", "print one JSON object to stdout instead")
    .option("--quiet", "no progress on stderr");
}

/** Adds flags that stand for settings. */
export function addSettingFlags(command: Command, names: readonly SettingFlag[]): Command {
  for (const { name, placeholder, setting } of SETTING_FLAGS) {
    const note = z.globalRegistry.get(Settings.shape[setting])?.description ?? "";
    const option = new Option(`--${name} ${placeholder}`, `${note} [${setting}]`);
    if (names.includes(name)) command.addOption(option);
  }
  return command;
}

/** The settings that flags give, by variable. */
export function toSettings(flags: Flags): Partial<Record<SettingName, string>> {
  const given: Partial<Record<SettingName, string>> = {};
  for (const { name, setting } of SETTING_FLAGS) {
    const value = flags[name];
    if (value !== undefined) given[setting] = value;
  }
  return given;
}

/** The choices that flags give. */
export function listGiven(flags: Flags): DigestChoice[] {
  const given = SETTING_FLAGS.filter(({ name, setting }) => isSetByFlag(setting, flags[name]));
  return DIGEST_CHOICES.filter((choice) => given.some(({ name }) => name === choice));
}
