import { explainStandIn } from "./explain-stand-in.ts";
import { nameSign } from "./name-sign.ts";

/**
 * Signs that no key has: a header carries those of ASCII from `!` to `~`, and a comma, a semicolon or a backslash
 * comes from the list or the program that the key was copied from.
 */
const NO_SIGN = /[^!-~]|[,;\\]/u;

/** Why a text can be no key, as a clause that does not repeat it; null when it may be one. */
export function explainKey(text: string): string | null {
  if (/^["'`]|["'`]$/.test(text))
    return "it has a quotation mark at its beginning or end, which has become a part of it";
  if (/^Bearer\s/i.test(text))
    return "it begins with the word Bearer, which is sent before it anyway";
  const standIn = explainStandIn(text);
  if (standIn !== null) return standIn;
  const [sign] = NO_SIGN.exec(text) ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}, which no key has`;
  return /\.{3}|\*{3}/.test(text) ? "it is shortened or masked, and no whole key" : null;
}
