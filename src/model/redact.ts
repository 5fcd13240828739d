import { maskingOf } from "../core/printed/mask-keys.ts";
import { quoteForeign } from "../core/printed/printed.ts";

/** A provider's words as one short line without control characters and keys, for a message of ours. */
export function quoteProvider(text: string, apiKey: string | null): string {
  return quoteForeign(text, maskingOf(apiKey === null ? [] : [apiKey])).replace(/[.\s]+$/, "");
}
