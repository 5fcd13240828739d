import { explainStandIn } from "./explain-stand-in.ts";
import { nameSign } from "./name-sign.ts";

/**
 * Why a text can be no key, as a clause that does not repeat it; null when it may be one. A header carries the signs of ASCII from `!` to `~`.
 */
export function explainKey(text: string): string | null {
  if (/^(["'`]).*\1$/s.test(text))
    return "it is in quotation marks, which have become a part of it";
  if (/^Bearer\s/i.test(text))
    return "it begins with the word Bearer, which is sent before it anyway";
  const standIn = explainStandIn(text);
  if (standIn !== null) return standIn;
  const [sign] = /[^!-~]/u.exec(text) ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}, which no key has`;
  return /\.{3}|\*{3}/.test(text) ? "it is shortened or masked, and no whole key" : null;
}
