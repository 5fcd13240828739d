import { z } from "zod";
import { IMAGE_MODES, STRUCTURED_MODES, TOKEN_PARAMETERS } from "../core/choices.ts";
import type { Environment } from "../core/environment.ts";
import { SettingsError } from "../core/errors.ts";

const Endpoint = z.url({ protocol: /^https?$/ });
const Count = z.coerce.number().int();

/**
 * Every setting, once: its variable, type, default and note. Types, checks, the help text and
 * `.env.example` come from here. A flag of the command line overrides its variable.
 */
export const Settings = z.object({
  OPENAI_API_KEY: z
    .string()
    .optional()
    .describe("Key of the model's API. Not needed for a model on this machine."),
  OPENAI_BASE_URL: Endpoint.default("https://api.openai.com/v1").describe(
    "Where the model answers: any endpoint that speaks Chat Completions.",
  ),
  OPENAI_MODEL: z.string().default("gpt-5.6-luna").describe("The model that writes the drafts."),
  HF_ENDPOINT: Endpoint.default("https://huggingface.co").describe("Where the papers come from."),
  HF_TOKEN: z
    .string()
    .optional()
    .describe("Token for the Hub. Raises its rate limit; wise where many share an address."),
  ARXIV_ENDPOINT: Endpoint.default("https://export.arxiv.org").describe(
    "Where a missing abstract comes from.",
  ),
  PAPERCARDS_TOP: Count.min(0).default(5).describe("Cards a day, by upvotes; 0 means all."),
  PAPERCARDS_CONCURRENCY: Count.min(1).max(256).default(8).describe("Questions in flight at once."),
  PAPERCARDS_RPM: Count.min(1)
    .optional()
    .describe("Requests a minute; unset follows the provider's headers."),
  PAPERCARDS_TPM: Count.min(1)
    .optional()
    .describe("Tokens a minute; unset follows the provider's headers."),
  PAPERCARDS_MAX_COST_USD: z.coerce
    .number()
    .positive()
    .optional()
    .describe("Asks no more before a run would cost more than this, in US dollars."),
  PAPERCARDS_STRUCTURED: z
    .enum(STRUCTURED_MODES)
    .optional()
    .describe("How JSON is asked for; unset goes by the provider, and steps down when refused."),
  PAPERCARDS_TOKEN_PARAMETER: z
    .enum(TOKEN_PARAMETERS)
    .optional()
    .describe("What bounds an answer; unset goes by the provider."),
  PAPERCARDS_TEMPERATURE: z.coerce
    .number()
    .min(0)
    .max(2)
    .optional()
    .describe("Sampling temperature; unset goes by the provider, most often not sent."),
  PAPERCARDS_REASONING_EFFORT: z
    .string()
    .optional()
    .describe("How long a reasoning model thinks, such as `low`; unset goes by the model."),
  PAPERCARDS_TIMEOUT_SECONDS: Count.min(1)
    .max(3600)
    .optional()
    .describe("Longest wait for one answer; unset is 180, and 600 for servers of one's own."),
  PAPERCARDS_LOOKBACK_DAYS: Count.min(1)
    .max(366)
    .default(7)
    .describe("Days that a run without a date looks back."),
  PAPERCARDS_IMAGES: z
    .enum(IMAGE_MODES)
    .default("download")
    .describe("Thumbnails: stored beside the digests, linked at the Hub, or left out."),
  PAPERCARDS_OUTPUT_DIR: z.string().default("output").describe("Folder of the digests."),
  PAPERCARDS_CACHE_DIR: z
    .string()
    .default("cache")
    .describe("Folder of listings and answers; losing it costs money, not data."),
});
export type Settings = z.infer<typeof Settings>;

/** The name of a setting's variable. */
export type SettingName = keyof Settings;

/** Settings whose value is never shown. */
export const SECRETS: readonly SettingName[] = ["OPENAI_API_KEY", "HF_TOKEN"];

/**
 * Reads the settings from an environment and from flags, which override it. An empty value counts as
 * absent.
 *
 * @throws {SettingsError} naming what is wrong, but never a secret's value.
 */
export function loadSettings(
  environment: Environment,
  flags: Partial<Record<SettingName, string>> = {},
): Settings {
  const given = Object.entries({ ...environment, ...flags }).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()] as const] : [],
  );
  const values = Object.fromEntries(given);
  const parsed = Settings.safeParse(values);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => describeProblem(issue, values));
  throw new SettingsError(problems.join(" "), "Fix the value; `.env.example` explains each one.");
}

function describeProblem(issue: z.core.$ZodIssue, values: Environment): string {
  const name = String(issue.path[0]);
  const isSecret = SECRETS.some((secret) => secret === name);
  const value = isSecret ? "" : ` is ${JSON.stringify(values[name])}`;
  return `${name}${value}: ${issue.message}.`;
}
