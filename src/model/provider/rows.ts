import type { PrefixCaching } from "../prefix.ts";
import type { Profile } from "./profile.ts";

/**
 * A provider, or a server of one's own. What some of its models have otherwise comes after it; all changes apply whose
 * model fits.
 */
type Row = {
  /** The host as it stands in the base URL, with port where the port names the server. */
  host: RegExp;
  profile: Profile;
  models?: readonly { model: RegExp; changes: Partial<Profile> }[];
  /** Where the row comes from, and when that was read. */
  source: string;
};

/** Local models are small: at a low temperature they copy quotes more exactly. */
const LOCAL_TEMPERATURE = 0.3;

/** Time for one answer, headers and body together, in milliseconds. A reasoning model takes a minute. */
const ANSWER_TIMEOUT_MS = 3 * 60_000;

/**
 * Time for one answer of a server of one's own, in milliseconds. A model without a graphics card takes a
 * minute or two, and answers one question after the other.
 */
export const LOCAL_ANSWER_TIMEOUT_MS = 9 * 60_000;

/** A careful default: what every server of the last two years accepts, and nothing that some refuse. */
export const CAREFUL: Profile = {
  name: "This endpoint",
  isPriced: true,
  structured: "json_schema",
  tokenParameter: "max_tokens",
  temperature: null,
  reasoningEffort: null,
  timeoutMs: ANSWER_TIMEOUT_MS,
  flexTimeoutMs: null,
  thinks: false,
  mostOutput: null,
  prefix: null,
  hasFlexTier: true,
  serviceTier: null,
  lacksTier: false,
  cachedPrice: null,
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

const KEY: PrefixCaching = { kind: "key" };

/** What OpenAI's models from 5.6 on keep: nothing by itself that our questions share. */
const BREAKPOINTS: PrefixCaching = {
  kind: "breakpoints",
  leastTokens: 1_024,
  lifeMs: 30 * 60_000,
};

const OPENAI: Profile = {
  ...CAREFUL,
  name: "OpenAI",
  tokenParameter: "max_completion_tokens",
  prefix: KEY,
};

/** Reading one abstract needs little thought; more would be billed as output. */
const REASONING_EFFORT = "low";

/** OpenAI's models that reason take an effort instead of a temperature. */
const OPENAI_MODELS = [
  { model: /^(?:gpt-[5-9]|o\d)/, changes: { reasoningEffort: REASONING_EFFORT } },
  { model: /^gpt-(?:5\.(?:[6-9]|\d\d)|[6-9])/, changes: { prefix: BREAKPOINTS } },
] as const;

/** It ignores every form of structured output, and costs nothing less for what it has seen before. */
const ANTHROPIC_ADVICE =
  "Anthropic's compatible endpoint keeps no prompts and takes no schema; the prompt alone asks for JSON.";

/** Providers by host, the first that fits. */
export const ROWS: readonly Row[] = [
  {
    host: /^api\.openai\.com$/,
    profile: OPENAI,
    models: OPENAI_MODELS,
    source:
      "developers.openai.com/api/docs/guides/prompt-caching and /flex-processing, openai 7.57.0 completions.d.ts; 2026-11-24",
  },
  {
    host: /\.(?:openai\.azure\.com|services\.ai\.azure\.com|cognitiveservices\.azure\.com)$/,
    profile: { ...OPENAI, name: "Azure OpenAI" },
    models: OPENAI_MODELS,
    source: "learn.microsoft.com/azure/foundry/openai/how-to/flex-processing; 2026-11-30",
  },
  {
    // Its flex tier costs half. It keeps beginnings of 4,096 tokens or more by itself; ours is shorter.
    host: /^generativelanguage\.googleapis\.com$/,
    profile: { ...CAREFUL, name: "Gemini" },
    source: "ai.google.dev/gemini-api/docs/openai, /flex-inference and /caching; 2026-11-30",
  },
  {
    // Ignores response_format, reasoning_effort and service_tier; temperatures above 1 count as 1.
    host: /^api\.anthropic\.com$/,
    profile: {
      ...CAREFUL,
      name: "Anthropic",
      structured: "prompt",
      hasFlexTier: false,
      advice: ANTHROPIC_ADVICE,
    },
    source: "docs.anthropic.com/ko/api/openai-sdk (docs.claude.com/en/api/openai-sdk); 2026-11-30",
  },
  {
    // What is read from its cache costs a tenth, which the price list does not know.
    host: /^api\.mistral\.ai$/,
    profile: { ...CAREFUL, name: "Mistral", prefix: KEY, hasFlexTier: false, cachedPrice: 0.1 },
    source: "docs.mistral.ai/inference/conversations/advanced/prompt-caching; 2026-11-30",
  },
  {
    // Takes json_object alone; keeps beginnings by itself, and tells so in fields of its own.
    host: /^api\.deepseek\.com$/,
    profile: { ...CAREFUL, name: "DeepSeek", structured: "json_object", hasFlexTier: false },
    source: "api-docs.deepseek.com/api/create-chat-completion and /guides/kv_cache; 2026-11-30",
  },
  {
    // Thinks only where an effort is sent; parameters that it does not know are ignored.
    host: /^api\.upstage\.ai$/,
    profile: { ...CAREFUL, name: "Upstage", temperature: LOCAL_TEMPERATURE, hasFlexTier: false },
    source: "console.upstage.ai/docs/capabilities/generate/chat and /reasoning; 2026-11-30",
  },
  {
    // Only HCX-007 takes a schema, and thoughts come in a field of their own; the others write 4,096 tokens at most.
    host: /^clovastudio\.stream\.(?:gov-)?ntruss\.com$/,
    profile: { ...CAREFUL, name: "HyperCLOVA X", hasFlexTier: false },
    models: [
      {
        model: /^(?:HCX-(?!007)|DASH)/i,
        changes: { structured: "prompt", mostOutput: 4_096 },
      },
    ],
    source:
      "api.ncloud-docs.com/docs/clovastudio-openaicompatibility, updated 2026-09-17; read 2026-11-30",
  },
  {
    // Its flex tier has higher limits for the same price.
    host: /^api\.groq\.com$/,
    profile: { ...CAREFUL, name: "Groq", hasFlexTier: false },
    source: "console.groq.com/docs/flex-processing; 2026-11-30",
  },
  {
    // Drops what a model does not know unless it is told not to.
    host: /^openrouter\.ai$/,
    profile: {
      ...CAREFUL,
      name: "OpenRouter",
      extraBody: { provider: { require_parameters: true } },
    },
    source: "openrouter.ai/docs/api_reference/overview; 2026-11-22",
  },
  {
    host: /^router\.huggingface\.co$/,
    profile: { ...CAREFUL, name: "Hugging Face", hasFlexTier: false },
    source: "hub-docs docs/inference-providers; 2026-11-22",
  },
  {
    // Reads `max_tokens` alone.
    host: /:11434$/,
    profile: { ...LOCAL, name: "Ollama", advice: OLLAMA_ADVICE },
    source: "ollama openai/openai.go of 2026-08, docs/context-length.mdx",
  },
  {
    // Refuses `json_object`.
    host: /:1234$/,
    profile: { ...LOCAL, name: "LM Studio" },
    source: "lmstudio.ai/docs/advanced/structured-output; 2026-11-22",
  },
  {
    // 9931 is its default port of later releases.
    host: /:(?:8080|9931)$/,
    profile: { ...LOCAL, name: "llama.cpp" },
    source: "ggml-org/llama.cpp grammars/README.md, pull request 26508; 2026-11-30",
  },
  {
    // Kakao's open weights, such as kanana-2, run with it.
    host: /:8000$/,
    profile: { ...LOCAL, name: "vLLM" },
    source: "vllm docs/features/structured_outputs.md; 2026-11-22",
  },
];
