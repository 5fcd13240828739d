import type { StructuredMode, TokenParameter } from "../../core/choices.ts";
import { isLoopback } from "./endpoint.ts";

/** What a provider understands: data, so that a new provider is a new row and not a new branch. */
export type Profile = {
  /** The provider's name, for messages. */
  name: string;
  /** Whether its answers have a price: a server of one's own has none that could be known. */
  isPriced: boolean;
  structured: StructuredMode;
  /** The parameter that bounds an answer; null when it knows none. */
  tokenParameter: TokenParameter | null;
  /** Sampling temperature, 0 to 2; null when it may not be sent. */
  temperature: number | null;
  /** How long a reasoning model thinks; null when it may not be sent. */
  reasoningEffort: string | null;
  /** Longest time for one answer, in milliseconds, with the wait in the server's own queue. */
  timeoutMs: number;
  /** Whether the model thinks before it answers, and thoughts count as its answer. */
  thinks: boolean;
  /** The most tokens that it takes for an answer; null when that is not known. */
  mostOutput: number | null;
  /** What its users should know in advance, as one sentence; null when there is nothing. */
  advice: string | null;
  /** Anything else that its requests carry. */
  extraBody: Readonly<Record<string, unknown>>;
};

/** Local models are small: at a low temperature they copy quotes more exactly. */
const LOCAL_TEMPERATURE = 0.3;

/** Time for one answer, headers and body together, in milliseconds. A reasoning model takes a minute. */
const ANSWER_TIMEOUT_MS = 3 * 60_000;

/**
 * Time for one answer of a server of one's own, in milliseconds. A model without a graphics card takes a
 * minute or two, and answers one question after the other.
 */
const LOCAL_ANSWER_TIMEOUT_MS = 9 * 60_000;

/** A careful default: what every server of the last two years accepts, and nothing that some refuse. */
const CAREFUL: Profile = {
  name: "This endpoint",
  isPriced: true,
  structured: "json_schema",
  tokenParameter: "max_tokens",
  temperature: null,
  reasoningEffort: null,
  timeoutMs: ANSWER_TIMEOUT_MS,
  thinks: false,
  mostOutput: null,
  advice: null,
  extraBody: {},
};

/** Its context has 4,096 tokens by default, and what is longer is cut without an error. */
const OLLAMA_ADVICE =
  "Start Ollama with OLLAMA_CONTEXT_LENGTH=16384: it cuts longer questions without saying so.";

/** A server of one's own. */
const LOCAL: Profile = {
  ...CAREFUL,
  isPriced: false,
  temperature: LOCAL_TEMPERATURE,
  timeoutMs: LOCAL_ANSWER_TIMEOUT_MS,
};

const OPENAI: Profile = {
  ...CAREFUL,
  name: "OpenAI",
  tokenParameter: "max_completion_tokens",
};

/** A row of the list: hosts as they stand in the base URL, with port where the port names the server. */
type Row = { host: RegExp; profile: Profile };

/**
 * Providers by host. Ollama reads `max_tokens` alone; LM Studio refuses `json_object`; OpenRouter drops
 * what a model does not know unless it is told not to; llama.cpp and vLLM read both token parameters.
 * Sources: the providers' documentation and, for Ollama, `openai/openai.go` of 2026-08.
 */
const ROWS: readonly Row[] = [
  { host: /^api\.openai\.com$/, profile: OPENAI },
  {
    host: /\.(?:openai\.azure\.com|services\.ai\.azure\.com|cognitiveservices\.azure\.com)$/,
    profile: { ...OPENAI, name: "Azure OpenAI" },
  },
  {
    host: /^generativelanguage\.googleapis\.com$/,
    profile: { ...CAREFUL, name: "Gemini" },
  },
  {
    host: /^openrouter\.ai$/,
    profile: {
      ...CAREFUL,
      name: "OpenRouter",
      extraBody: { provider: { require_parameters: true } },
    },
  },
  { host: /^api\.upstage\.ai$/, profile: { ...CAREFUL, name: "Upstage", temperature: 0.3 } },
  { host: /^router\.huggingface\.co$/, profile: { ...CAREFUL, name: "Hugging Face" } },
  {
    host: /^api\.deepseek\.com$/,
    profile: { ...CAREFUL, name: "DeepSeek", structured: "json_object" },
  },
  { host: /:11434$/, profile: { ...LOCAL, name: "Ollama", advice: OLLAMA_ADVICE } },
  { host: /:1234$/, profile: { ...LOCAL, name: "LM Studio" } },
  { host: /:8080$/, profile: { ...LOCAL, name: "llama.cpp" } },
  { host: /:8000$/, profile: { ...LOCAL, name: "vLLM" } },
];

/** OpenAI's models that reason, and take an effort instead of a temperature. */
const REASONING_MODEL = /^(?:gpt-[5-9]|o\d)/;

/**
 * Names of models that think unless told not to, as their makers' documentation has them (2026-11): OpenAI's,
 * Gemini 2.5 and later, DeepSeek R and V4, Qwen 3, Magistral, GLM 4.5 and later, HyperCLOVA X 007, Solar Pro 2 and later.
 */
const THINKING_MODEL =
  /think|reason|(?:^|[/:_-])(?:o\d|gpt-[5-9]|gpt-oss|gemini-(?:2\.5|[3-9])|deepseek-(?:r\d|v[4-9])|r1|qwq|qwen-?3|magistral|glm-(?:4\.[5-9]|[5-9])|hcx-007|solar-pro-?[2-9])/i;

/** Reading one abstract needs little thought; more would be billed as output. */
const REASONING_EFFORT = "low";

/** Values of a profile that the user decides. */
export type ProfileOverrides = Partial<
  Pick<Profile, "structured" | "tokenParameter" | "temperature" | "reasoningEffort" | "timeoutMs">
>;

/** Chooses the profile of an endpoint and a model; what the user decides beats the list. */
export function chooseProfile(
  baseUrl: URL,
  model: string,
  overrides: ProfileOverrides = {},
): Profile {
  const profile = ROWS.find(({ host }) => host.test(baseUrl.host))?.profile ?? guess(baseUrl);
  const takesEffort =
    profile.tokenParameter === "max_completion_tokens" && REASONING_MODEL.test(model);
  return {
    ...profile,
    thinks: profile.thinks || THINKING_MODEL.test(model),
    ...(takesEffort ? { reasoningEffort: REASONING_EFFORT } : {}),
    ...overrides,
  };
}

/**
 * An unknown server on this machine may be slow; nothing else is known about it, nor whether it costs
 * anything.
 */
function guess(baseUrl: URL): Profile {
  return isLoopback(baseUrl) ? { ...CAREFUL, timeoutMs: LOCAL_ANSWER_TIMEOUT_MS } : CAREFUL;
}
