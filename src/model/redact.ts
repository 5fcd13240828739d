import { cleanLine, truncate } from "../core/text.ts";

/** Keys of the usual providers, whole or masked, and the header that carries one. */
const KEY_LIKE = /\b(?:sk|hf|up|gsk|nvapi|AIza|xai)[-_]?[\w*-]{8,}|\bBearer\s+\S+/gi;

/** Longest quotation from a provider in one of our messages, in characters. */
const LONGEST = 200;

/** A provider's words as one short line without control characters and keys, for a message of ours. */
export function quoteProvider(text: string, apiKey: string | null): string {
  const withoutKey = apiKey ? text.replaceAll(apiKey, "[key]") : text;
  const line = cleanLine(withoutKey.replaceAll(KEY_LIKE, "[key]")).replace(/[.\s]+$/, "");
  return truncate(line, LONGEST);
}
