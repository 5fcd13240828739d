/** Signs that get into keys by copying, by the words for them. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  [" ", "a space"],
  ["\n", "a line break"],
  ["\r", "a line break"],
  ["\t", "a tab"],
  ["\u00A0", "a no-break space"],
  ["\u00AD", "a soft hyphen"],
  ["\u200B", "a zero-width space"],
  ["\u2022", "a bullet, as where a key is masked"],
  ["\u2026", "an ellipsis, as where a key is shortened"],
  ["\u2018", "a quotation mark"],
  ["\u2019", "a quotation mark"],
  ["\u201C", "a quotation mark"],
  ["\u201D", "a quotation mark"],
  ["\uFEFF", "a byte order mark"],
]);

/** What stands in for a key in examples, whole. */
const STAND_IN = /^(?:<.*>|\$\{?\w+\}?|\$\{\{.*|\{\{.*)$/s;

/**
 * Why a text can be no key, as a clause that does not repeat it; null when it may be one. A header carries the signs of ASCII from `!` to `~`.
 */
export function explainKey(text: string): string | null {
  if (/^(["'`]).*\1$/s.test(text))
    return "it is in quotation marks, which have become a part of it";
  if (STAND_IN.test(text)) return "it is what stands in for a key in examples";
  if (/^Bearer\s/i.test(text))
    return "it begins with the word Bearer, which is sent before it anyway";
  const [sign] = /[^!-~]/u.exec(text) ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}, which no key has`;
  return /\.{3}|\*{3}/.test(text) ? "it is shortened or masked, and no whole key" : null;
}

/** A sign by its number and in words. */
function nameSign(sign: string): string {
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${number} (${SIGNS.get(sign) ?? describeKind(sign)})`;
}

function describeKind(sign: string): string {
  if (/\p{Script=Hangul}/u.test(sign)) return "a Hangul letter";
  if (/\p{Cc}/u.test(sign)) return "a control character";
  return "a character that is not of ASCII";
}
