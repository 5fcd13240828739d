import { maskingOf } from "../core/printed/mask-keys.ts";
import { quoteForeign } from "../core/printed/printed.ts";

/**
 * Characters of an error's words that are looked at. Bodies are cut after more bytes than that, so that a
 * text of this length may end inside a key.
 */
export const MAX_ERROR_CHARS = 16_000;

/** Characters of a key in its longest form. So much is left out where a text was cut: half a key is not found. */
const MAX_KEY_CHARS = 1_000;

/** A provider's words as one short line without control characters and keys, for a message of ours. */
export function quoteProvider(text: string, apiKey: string | null): string {
  const mask = maskingOf(apiKey === null ? [] : [apiKey]);
  const isCut = text.length >= MAX_ERROR_CHARS;
  const words = isCut ? mask(text.slice(0, MAX_ERROR_CHARS)).slice(0, -MAX_KEY_CHARS) : text;
  return quoteForeign(words, mask).replace(/[.\s]+$/, "");
}
