import type { Provider } from "./provider/provider.ts";

/** Tokens as reported; null when they are not. */
export type TokenCounts = {
  inputTokens: number | null;
  /** Input tokens that the provider has cached from an earlier question; they cost less. */
  cachedTokens: number;
  outputTokens: number | null;
};

/** The prices of one model. */
export type PriceList = {
  /** Starts to load the list, so that it is there when the first answer is. */
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
  let loaded: Promise<typeof import("@pydantic/genai-prices")> | undefined;
  const load = () => {
    loaded ??= import("@pydantic/genai-prices");
    return loaded;
  };
  return {
    prepare: () => void load(),
    priceOf: async ({ inputTokens, cachedTokens, outputTokens }) => {
      if (inputTokens === null || outputTokens === null) return null;
      const { calcPrice, findProvider } = await load();
      const provider = findProvider({ providerApiUrl: baseUrl.href });
      const usage = {
        input_tokens: inputTokens,
        cache_read_tokens: Math.min(cachedTokens, inputTokens),
        output_tokens: outputTokens,
      };
      return calcPrice(usage, model, provider ? { provider } : {})?.total_price ?? null;
    },
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
