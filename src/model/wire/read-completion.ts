import { z } from "zod";
import { findJsonExcess, parseJson } from "../../core/parse-json.ts";
import { type Answer, keepAnswerText } from "../../core/question/answer.ts";
import { cleanLine } from "../../core/text.ts";
import type { TokenCounts } from "../prices.ts";
import type { Provider } from "../provider/provider.ts";
import { readThoughts } from "../read-thoughts.ts";
import { hideSecrets } from "../redact.ts";
import { readWireError, type WireError } from "./wire-error.ts";

/** Characters of a name that a provider sends, such as the model's. The longest ones seen have some 80. */
const MAX_MODEL_NAME_CHARS = 200;

/** A name or a reason, as one line. */
const Name = z
  .string()
  .transform((text) => cleanLine(text.slice(0, MAX_MODEL_NAME_CHARS)))
  .nullish()
  .catch(null);
const Text = z.string().transform(keepAnswerText);
const Count = z.int().nonnegative().nullish().catch(null);

/** Some providers send the text in parts, with reasoning among them. */
const Content = z.union([
  Text,
  z
    .array(z.object({ type: z.string(), text: z.string().optional() }))
    .transform((parts) => keepAnswerText(parts.map((part) => part.text ?? "").join(""))),
]);

/**
 * Tokens that were read from the provider's cache, and written to it: OpenAI's, Gemini's and OpenRouter's names in the
 * details, DeepSeek's and Anthropic's beside them, as gateways pass them on.
 */
const CacheCounts = z.object({
  cached_tokens: Count,
  prompt_cache_hit_tokens: Count,
  cache_read_input_tokens: Count,
  cache_write_tokens: Count,
  cache_creation_tokens: Count,
  cache_creation_input_tokens: Count,
});

/** A completion: only the fields that are used; all but `choices` may be missing. */
const Completion = z.object({
  model: Name,
  service_tier: Name,
  choices: z
    .tuple([
      z.object({
        finish_reason: Name,
        message: z.object({
          content: Content.nullish().catch(null),
          refusal: Text.nullish().catch(null),
        }),
      }),
    ])
    .rest(z.unknown()),
  usage: z
    .object({
      prompt_tokens: Count,
      completion_tokens: Count,
      prompt_tokens_details: CacheCounts.nullish().catch(null),
      ...CacheCounts.shape,
    })
    .nullish()
    .catch(null),
});

/** What is wrong with a body that is a page for people. */
export const HTML_PAGE = "an HTML page";

/** The body of a response with status 200, as read. */
type ReadCompletion =
  | { status: "answered"; answer: Omit<Answer, "usage" | "answeredAt">; tokens: TokenCounts }
  | { status: "error"; error: WireError }
  | { status: "unreadable"; problem: string };

/**
 * Reads the body of a response with status 200. Never throws: gateways answer 200 with a page of HTML,
 * an empty object or an error, and that is no answer of a model. Nor does an answer hold a secret from here
 * on: some gateways repeat the key.
 */
export function readCompletion(
  body: string,
  { model: askedModel, secrets }: Pick<Provider, "model" | "secrets">,
): ReadCompletion {
  const value = parseJson(body);
  const parsed = Completion.safeParse(value);
  if (!parsed.success) {
    const error = readWireError(value);
    return error === null
      ? { status: "unreadable", problem: describeBody(body, value) }
      : { status: "error", error };
  }
  const { model, choices, usage, service_tier: serviceTier = null } = parsed.data;
  const [{ message, finish_reason: finishReason }] = choices;
  const clean = (text: string | null | undefined) => (text ? hideSecrets(text, secrets) : null);
  return {
    status: "answered",
    answer: {
      model: clean(model) ?? askedModel,
      text: clean(
        message.content?.trim() || message.refusal ? message.content : readThoughts(value),
      ),
      finishReason: clean(finishReason),
      refusal: clean(message.refusal),
    },
    tokens: {
      inputTokens: usage?.prompt_tokens ?? null,
      ...readCacheCounts(usage),
      outputTokens: usage?.completion_tokens ?? null,
      serviceTier,
    },
  };
}

/** Whichever of the names a provider uses; what it does not say is 0. */
function readCacheCounts(
  usage: z.infer<typeof Completion>["usage"],
): Pick<TokenCounts, "cachedTokens" | "writtenTokens"> {
  const said = { ...usage, ...usage?.prompt_tokens_details };
  return {
    cachedTokens:
      said.cached_tokens ?? said.prompt_cache_hit_tokens ?? said.cache_read_input_tokens ?? 0,
    writtenTokens:
      said.cache_write_tokens ??
      said.cache_creation_tokens ??
      said.cache_creation_input_tokens ??
      0,
  };
}

function describeBody(body: string, value: unknown): string {
  if (value !== undefined) return "JSON that holds no answer";
  const excess = /^\s*[[{]/.test(body) ? findJsonExcess(body) : null;
  if (excess !== null) return `JSON that ${excess}`;
  if (/^\s*</.test(body)) return HTML_PAGE;
  return body.trim() === "" ? "an empty body" : "text that is no JSON";
}
