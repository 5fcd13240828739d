import { explainStandIn } from "./explain-stand-in.ts";
import { nameSign } from "./name-sign.ts";

/**
 * Signs that no key has: RFC 6750 has letters, digits and a few signs, to which some providers add a colon. All
 * others come from the list, sentence or program that the key was copied from.
 */
const NO_SIGN = /[^\w.~+/=:-]/u;

/** Signs that divide the parts of a key, and neither begin nor end one. */
const AT_AN_END = /^[.~:=]|[.~:]$/;

/** Why a text can be no key, as a clause that does not repeat it; null when it may be one. */
export function explainKey(text: string): string | null {
  if (/^["'`]|["'`]$/.test(text))
    return "it has a quotation mark at its beginning or end, which has become a part of it";
  if (/^Bearer\s/i.test(text))
    return "it begins with the word Bearer, which is sent before it anyway";
  const standIn = explainStandIn(text);
  if (standIn !== null) return standIn;
  if (/\.{3}|\*{3}/.test(text)) return "it is shortened or masked, and no whole key";
  const [sign] = NO_SIGN.exec(text) ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}, which no key has`;
  const [end] = AT_AN_END.exec(text) ?? [];
  return end === undefined ? null : `it begins or ends with ${nameSign(end)}, as no key does`;
}
