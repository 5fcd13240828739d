import { z } from "zod";
import { IMAGE_MODES, SERVICE_TIERS, STRUCTURED_MODES, TOKEN_PARAMETERS } from "../core/choices.ts";
import {
  anyNumber,
  choiceOf,
  Endpoint,
  InterestList,
  Key,
  Name,
  RepositoryName,
  SiteAddress,
  Switch,
  Word,
  wholeNumber,
} from "./setting-fields.ts";

/**
 * Every setting, once: its variable, type, default and note. Types, checks, the help text, `.env.example`, the
 * inputs of `action.yml` and the variables of the workflow come from here. A flag of the command line
 * overrides its variable, and so does an input of the action. `alsoCalled` are words of the names that people write for
 * a setting by mistake, each in the singular.
 */
export const Settings = z.object({
  OPENAI_API_KEY: Key.optional()
    .meta({ alsoCalled: "SECRET TOKEN ACCESS AUTH PASSWORD" })
    .describe("Key of the model's API. Not needed for a model on this machine."),
  OPENAI_BASE_URL: Endpoint.default("https://api.openai.com/v1")
    .meta({ alsoCalled: "API HOST HOSTNAME SERVER ADDRESS ENDPOINT URI ROOT GATEWAY" })
    .describe("Where the model answers: any endpoint that speaks Chat Completions."),
  OPENAI_MODEL: Name.default("gpt-5.6-luna")
    .meta({ alsoCalled: "NAME API LLM CHAT DEFAULT DEPLOYMENT" })
    .describe("The model that writes the drafts."),
  PAPERCARDS_VERIFIER_MODEL: Name.optional()
    .meta({ examples: ["gpt-6-luna"], alsoCalled: "VERIFY VERIFICATION CHECKER JUDGE SECOND" })
    .describe(
      "A second model that reads each card against its abstract, at the same endpoint; unset is none.",
    ),
  HF_ENDPOINT: Endpoint.default("https://huggingface.co")
    .meta({ alsoCalled: "HUB BASE URL HOST SERVER ADDRESS MIRROR API" })
    .describe("Where the papers come from."),
  HF_TOKEN: Key.optional()
    .meta({ alsoCalled: "HUB API KEY ACCESS SECRET AUTH READ" })
    .describe("Token for the Hub. Raises its rate limit; wise where many share an address."),
  ARXIV_ENDPOINT: Endpoint.default("https://export.arxiv.org")
    .meta({ alsoCalled: "BASE URL HOST SERVER ADDRESS MIRROR API" })
    .describe("Where a missing abstract comes from."),
  PAPERCARDS_TOP: wholeNumber({ min: 0 })
    .default(5)
    .meta({ alsoCalled: "CARDS PAPERS COUNT" })
    .describe("Cards a day, by upvotes; 0 means all."),
  PAPERCARDS_INTERESTS: InterestList.optional()
    .meta({ examples: ["agents, RAG"], alsoCalled: "TOPIC KEYWORD TAG SUBJECT FILTER" })
    .describe(
      "Papers that come first, as words or tags with commas between; `released` stands for those with code or another release.",
    ),
  PAPERCARDS_CONCURRENCY: wholeNumber({ min: 1, max: 256 })
    .default(8)
    .meta({ alsoCalled: "PARALLEL PARALLELISM WORKER THREAD CONCURRENT REQUEST QUESTION" })
    .describe("Questions in flight at once."),
  PAPERCARDS_RPM: wholeNumber({ min: 1 })
    .optional()
    .meta({ examples: ["60"], alsoCalled: "REQUEST MINUTE RATE" })
    .describe("Requests a minute; unset follows the provider's headers."),
  PAPERCARDS_TPM: wholeNumber({ min: 1 })
    .optional()
    .meta({ examples: ["200000"], alsoCalled: "TOKEN MINUTE RATE" })
    .describe("Tokens a minute; unset follows the provider's headers."),
  PAPERCARDS_MAX_COST_USD: anyNumber({ min: 0.0001 })
    .optional()
    .meta({ examples: ["1"], alsoCalled: "BUDGET SPEND SPENDING PRICE DOLLAR MONEY" })
    .describe("Asks no more before a run would cost more than this, in US dollars."),
  PAPERCARDS_STRUCTURED: choiceOf(STRUCTURED_MODES)
    .optional()
    .meta({ alsoCalled: "JSON SCHEMA RESPONSE OUTPUT FORMAT" })
    .describe("How JSON is asked for; unset goes by the provider, and steps down when refused."),
  PAPERCARDS_TOKEN_PARAMETER: choiceOf(TOKEN_PARAMETERS)
    .optional()
    .meta({ alsoCalled: "PARAM FIELD" })
    .describe("What bounds an answer; unset goes by the provider."),
  PAPERCARDS_TEMPERATURE: anyNumber({ min: 0, max: 2 })
    .optional()
    .meta({ examples: ["1"], alsoCalled: "TEMP SAMPLING" })
    .describe("Sampling temperature; unset goes by the provider, most often not sent."),
  PAPERCARDS_REASONING_EFFORT: Word.optional()
    .meta({ examples: ["low"], alsoCalled: "THINKING THINK LEVEL" })
    .describe("How long a reasoning model thinks, such as `low`; unset goes by the model."),
  PAPERCARDS_SERVICE_TIER: choiceOf(SERVICE_TIERS)
    .optional()
    .meta({ examples: ["flex"], alsoCalled: "FLEX PRIORITY PROCESSING" })
    .describe("`flex` asks at half the price, and waits longer; unset is the provider's choice."),
  PAPERCARDS_TIMEOUT_SECONDS: wholeNumber({ min: 1, max: 3600 })
    .optional()
    .meta({ examples: ["180"], alsoCalled: "SECS WAIT DEADLINE REQUEST" })
    .describe(
      "Longest wait for one answer; unset is 180, 540 for servers of one's own, and 900 in the flex tier.",
    ),
  PAPERCARDS_LOOKBACK_DAYS: wholeNumber({ min: 1, max: 366 })
    .default(7)
    .meta({ alsoCalled: "LOOK BACK DAY WINDOW RANGE" })
    .describe("Days that a run without a date looks back."),
  PAPERCARDS_IMAGES: choiceOf(IMAGE_MODES)
    .default("download")
    .meta({ alsoCalled: "IMAGE THUMBNAIL PICTURE" })
    .describe("Thumbnails: stored beside the digests, linked at the Hub, or left out."),
  PAPERCARDS_HUB_DATASET: RepositoryName.optional()
    .meta({ examples: ["name/papers"], alsoCalled: "DATASET DATA REPO REPOSITORY" })
    .describe("Data set on the Hugging Face Hub that gets the archive, as owner/name."),
  PAPERCARDS_WEBHOOK_URLS: z
    .string()
    .optional()
    .meta({ alsoCalled: "WEBHOOK HOOK SLACK DISCORD TEAMS TELEGRAM" })
    .describe(
      "Addresses that are told of a published digest, with commas between: of Slack, Discord, Teams, Telegram, or any webhook.",
    ),
  PAPERCARDS_SITE_URL: SiteAddress.optional()
    .meta({ examples: ["https://name.github.io/papers/"], alsoCalled: "PAGE WEBSITE ADDRESS HOST" })
    .describe(
      "Where the site is read, for links that leave it: feeds, previews, the sitemap; unset leaves those out or relative.",
    ),
  PAPERCARDS_OUTPUT_DIR: Name.default("output")
    .meta({ alsoCalled: "OUT FOLDER DIRECTORY PATH DIGEST ARCHIVE" })
    .describe("Folder of the digests."),
  PAPERCARDS_CACHE_DIR: Name.default("cache")
    .meta({ alsoCalled: "FOLDER DIRECTORY PATH CACHING" })
    .describe("Folder of listings and answers; losing it costs money, not data."),
});
export type Settings = z.infer<typeof Settings>;

/** The name of a setting's variable. */
export type SettingName = keyof Settings;

/** The settings that the workflow alone has: on the command line they mean nothing. */
export const WorkflowSettings = z.object({
  PAPERCARDS_REVIEW: Switch.default(false).describe(
    "Open or update a pull request instead of pushing to the branch.",
  ),
  PAPERCARDS_SITE: Switch.default(false).describe(
    "Put the archive on GitHub Pages as a site, after digests were published and after a merge.",
  ),
  PAPERCARDS_NOTIFY: Switch.default(false).describe(
    "Tell the addresses of PAPERCARDS_WEBHOOK_URLS of the newest digest, once, and that a run failed.",
  ),
  PAPERCARDS_REPORT_ISSUE: Switch.default(false).describe(
    "Tell a failed run in one issue of the repository, which the next fine run for the same closes.",
  ),
});
export type WorkflowSettings = z.infer<typeof WorkflowSettings>;

/** Settings that the job of the site alone needs, and those that it needs as well. Never a secret. */
export const SITE_SETTINGS: readonly string[] = ["PAPERCARDS_SITE", "PAPERCARDS_SITE_URL"];

/** Settings that the job which sends messages needs, and no other does. */
export const NOTIFY_SETTINGS: readonly string[] = ["PAPERCARDS_NOTIFY", "PAPERCARDS_WEBHOOK_URLS"];

/** Settings that the job of the data set needs, and no other does; beside them the token of the Hub. */
export const PUSH_SETTINGS: readonly string[] = ["PAPERCARDS_HUB_DATASET"];

/** Settings that the job which publishes needs as well as the one that makes digests. Never a secret. */
export const PUBLISHING_SETTINGS: readonly SettingName[] = [
  "PAPERCARDS_OUTPUT_DIR",
  "PAPERCARDS_CACHE_DIR",
];

/** The address that each secret is sent to. */
export const ADDRESS_OF = {
  OPENAI_API_KEY: "OPENAI_BASE_URL",
  HF_TOKEN: "HF_ENDPOINT",
} as const satisfies Partial<Record<SettingName, SettingName>>;

/** Settings whose value is never shown. */
export const SECRETS: readonly SettingName[] = [
  "OPENAI_API_KEY",
  "HF_TOKEN",
  "PAPERCARDS_WEBHOOK_URLS",
];
