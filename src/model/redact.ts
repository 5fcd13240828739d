import { mayBeKey } from "../core/printed/key-look.ts";
import { maskingOf, maskingOfSecrets } from "../core/printed/mask-keys.ts";
import { quoteForeign } from "../core/printed/printed.ts";

/**
 * Characters of an error's words that are looked at. Bodies are cut after more bytes than that, so that a
 * text of this length may end inside a key.
 */
export const MAX_ERROR_CHARS = 16_000;

/** Characters of a key in its longest form. So much is left out where a text was cut: half a key is not found. */
const MAX_KEY_CHARS = 1_000;

/** A shorter secret of words, such as `lm-studio` for a model on this machine, may be a word of any answer. */
const LEAST_SECRET_OF_WORDS = 16;

/** What a model answers without these secrets, in any form: what becomes of it is kept, and published. */
export function hideSecrets(answer: string, secrets: readonly string[]): string {
  const telling = secrets.filter(
    (secret) => secret.length >= LEAST_SECRET_OF_WORDS || mayBeKey(secret),
  );
  return maskingOfSecrets(telling)(answer);
}

/** A provider's words as one short line without control characters and keys, for a message of ours. */
export function quoteProvider(text: string, secrets: readonly string[]): string {
  const mask = maskingOf(secrets);
  const isCut = text.length >= MAX_ERROR_CHARS;
  const words = isCut ? mask(text.slice(0, MAX_ERROR_CHARS)).slice(0, -MAX_KEY_CHARS) : text;
  return quoteForeign(words, mask).replace(/[.\s]+$/, "");
}
