import type { Provider } from "./provider/provider.ts";

/** Tokens as reported; null when they are not. */
export type TokenCounts = {
  inputTokens: number | null;
  /** Input tokens that the provider has cached from an earlier question; they cost less. */
  cachedTokens: number;
  /** Input tokens that it caches for later questions; they cost more. */
  writtenTokens: number;
  outputTokens: number | null;
  /** The tier that it was answered in, as the provider says; null when it does not. */
  serviceTier: string | null;
};

/** No tokens, asked for in no tier. */
export const NO_TOKENS: TokenCounts = {
  inputTokens: 0,
  cachedTokens: 0,
  writtenTokens: 0,
  outputTokens: 0,
  serviceTier: null,
};

/** The prices of one model. */
export type PriceList = {
  /** Loads the list in the next turn, when the question has left, so that it is there when the first answer is. */
  prepare: () => void;
  /** The price of tokens in US dollars; null when the price or a count is unknown. */
  priceOf: (tokens: TokenCounts) => Promise<number | null>;
};

/** Prices that are not known, such as those of a server of one's own. */
export const UNPRICED: PriceList = { prepare: () => {}, priceOf: async () => null };

/**
 * Opens the prices of one model, from the list that comes with `@pydantic/genai-prices`; nothing is
 * fetched. A provider whose address is in the list has its own prices; elsewhere the price of the model's
 * maker is taken when its name says who that is.
 */
export function openPrices({ baseUrl, model, profile }: Provider): PriceList {
  if (!profile.isPriced) return UNPRICED;
  let loaded: ReturnType<typeof loadList> | undefined;
  const load = () => {
    loaded ??= loadList(baseUrl);
    return loaded;
  };
  return {
    prepare: () => void setImmediate(load),
    priceOf: async (tokens) => {
      const { inputTokens, outputTokens, serviceTier } = tokens;
      if (inputTokens === null || outputTokens === null) return null;
      const { calcPrice, listed } = await load();
      const price = (usage: Usage) =>
        calcPrice(usage, model, listed ? { provider: listed } : {})?.total_price ?? null;
      const full = price(toUsage({ ...tokens, inputTokens, outputTokens }, profile));
      return full === null ? null : full * (TIER_PRICES[serviceTier ?? ""] ?? 1);
    },
  };
}

/** The list, and the provider in it whose address this is, which is looked for once. */
async function loadList(baseUrl: URL) {
  const { calcPrice, findProvider } = await import("@pydantic/genai-prices");
  return { calcPrice, listed: findProvider({ providerApiUrl: baseUrl.href }) };
}

/** What a tier costs, as a factor of the list price: OpenAI's, Azure's and Gemini's, 2026-11. */
const TIER_PRICES: Readonly<Record<string, number>> = { flex: 0.5 };

type Usage = Parameters<typeof import("@pydantic/genai-prices")["calcPrice"]>[0];

/** Tokens as the price list counts them: what was read or written is a part of the input. */
function toUsage(
  {
    inputTokens,
    cachedTokens,
    writtenTokens,
    outputTokens,
  }: TokenCounts & { inputTokens: number; outputTokens: number },
  { cachedPrice }: Provider["profile"],
): Usage {
  const cached = Math.min(cachedTokens, inputTokens);
  const output = { output_tokens: outputTokens };
  if (cachedPrice !== null) {
    return { input_tokens: inputTokens - cached * (1 - cachedPrice), ...output };
  }
  return {
    input_tokens: inputTokens,
    cache_read_tokens: cached,
    cache_write_tokens: Math.min(writtenTokens, inputTokens - cached),
    ...output,
  };
}

/** What OpenAI charges for a batch, as a factor of the list price; what others charge is not known. */
const BATCH_PRICE = 0.5;

/** Opens the prices that one model has in a batch. */
export function openBatchPrices(provider: Provider): PriceList {
  if (provider.baseUrl.hostname !== "api.openai.com") return UNPRICED;
  const { prepare, priceOf } = openPrices(provider);
  return {
    prepare,
    priceOf: async (tokens) => {
      const listed = await priceOf(tokens);
      return listed === null ? null : listed * BATCH_PRICE;
    },
  };
}
