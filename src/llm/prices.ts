import type { TokenCounts } from "./read-completion.ts";

/** The price of tokens in US dollars; null when the price or a count is unknown. */
export type PriceList = (tokens: TokenCounts) => Promise<number | null>;

/**
 * Opens the prices of one model, from the list that comes with `@pydantic/genai-prices`; nothing is
 * fetched, and the list is loaded with the first answer. A provider that the list knows by its address
 * has its own prices; elsewhere a maker's price is taken when the model's name says who made it.
 */
export function openPrices(baseUrl: URL, model: string): PriceList {
  return async ({ inputTokens, cachedTokens, outputTokens }) => {
    if (inputTokens === null || outputTokens === null) return null;
    const { calcPrice, findProvider } = await import("@pydantic/genai-prices");
    const provider = findProvider({ providerApiUrl: baseUrl.href });
    const usage = {
      input_tokens: inputTokens,
      cache_read_tokens: Math.min(cachedTokens, inputTokens),
      output_tokens: outputTokens,
    };
    return calcPrice(usage, model, provider ? { provider } : {})?.total_price ?? null;
  };
}
