import { cleanLine, truncate } from "../core/text.ts";

/** Keys of the usual providers, whole or masked, and the header that carries one. */
const KEY_LIKE = /\b(?:sk|hf|up|gsk|nvapi|AIza|xai)[-_]?[\w*-]{8,}|\bBearer\s+\S+/gi;

/**
 * Characters of an error's words that are looked at. Bodies are cut after more bytes than that, so that a
 * text of this length may end inside a key.
 */
export const MAX_ERROR_CHARS = 16_000;

/** Characters of the longest key, in whatever form; so much is left out where a text was cut. */
const MAX_KEY_CHARS = 1_000;

/** Characters of a quotation from a provider in one of our messages. It is one line of a terminal or log. */
const MAX_QUOTE_CHARS = 200;

/** A provider's words as one short line without control characters and keys, for a message of ours. */
export function quoteProvider(text: string, apiKey: string | null): string {
  const words = maskKeys(text.slice(0, MAX_ERROR_CHARS), apiKey);
  const whole = text.length < MAX_ERROR_CHARS ? words : words.slice(0, -MAX_KEY_CHARS);
  return truncate(cleanLine(whole).replace(/[.\s]+$/, ""), MAX_QUOTE_CHARS);
}

function maskKeys(text: string, apiKey: string | null): string {
  const withoutKey = apiKey ? text.replaceAll(apiKey, "[key]") : text;
  return withoutKey.replaceAll(KEY_LIKE, "[key]");
}
