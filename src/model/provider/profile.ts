import type { ServiceTier, StructuredMode, TokenParameter } from "../../core/choices.ts";
import type { PrefixCaching } from "../prefix.ts";

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
  /** The same for an answer in the flex tier; null where none is asked for in it. */
  flexTimeoutMs: number | null;
  /** Whether the model thinks before it answers, and thoughts count as its answer. */
  thinks: boolean;
  /** The most tokens that it takes for an answer; null when that is not known. */
  mostOutput: number | null;
  /** How it keeps the beginning that questions share; null when it does so by itself, or not at all. */
  prefix: PrefixCaching | null;
  /** Whether it has a cheaper tier for answers that may take longer. */
  hasFlexTier: boolean;
  /** The tier that is asked for; null for the provider's own choice. */
  serviceTier: ServiceTier | null;
  /** Whether the user wants a tier that it does not have. */
  lacksTier: boolean;
  /** Price of a token that is read from its cache, as a part of the list price, where the price list does not say. */
  cachedPrice: number | null;
  /** What its users should know in advance, as one sentence; null when there is nothing. */
  advice: string | null;
  /** Anything else that its requests carry. */
  extraBody: Readonly<Record<string, unknown>>;
};
