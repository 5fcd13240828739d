/** Signs that get into keys and files by copying, by the words for them. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  [" ", "a space"],
  ["\n", "a line break"],
  ["\r", "a line break"],
  ["\t", "a tab"],
  ["\u00A0", "a no-break space"],
  ["\u00AD", "a soft hyphen"],
  ["\u200B", "a zero-width space"],
  ["\u2022", "a bullet, as where a key is masked"],
  ["\u2026", "an ellipsis, as where something is shortened"],
  ['"', "a quotation mark"],
  ["'", "a quotation mark"],
  ["`", "a quotation mark"],
  [",", "a comma"],
  [";", "a semicolon"],
  ["\\", "a backslash"],
  ["^", "a circumflex"],
  ["|", "a vertical bar"],
  ["\u2018", "a quotation mark"],
  ["\u2019", "a quotation mark"],
  ["\u201C", "a quotation mark"],
  ["\u201D", "a quotation mark"],
  ["\uFEFF", "a byte order mark"],
]);

/** A sign by its number and in words. */
export function nameSign(sign: string): string {
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${number} (${SIGNS.get(sign) ?? describeKind(sign)})`;
}

function describeKind(sign: string): string {
  if (/\p{Script=Hangul}/u.test(sign)) return "a Hangul letter";
  if (/[!-~]/.test(sign)) return `the sign ${sign}`;
  if (/\p{Cc}/u.test(sign)) return "a control character";
  return "a character that is not of ASCII";
}
