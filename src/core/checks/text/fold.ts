/** Characters that stand for a plainer one. Each is one code unit long, so positions stay true. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  [
    ["‘’‚‛ʼ′`´＇", "'"],
    ["“”„‟″«»＂", '"'],
    ["‐‑‒–—―−－﹣", "-"],
    ["〜～∼˜", "~"],
    ["✕✖⨯", "×"],
    ["　\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\n\r", " "],
  ].flatMap(([from = "", to = ""]) => [...from].map((sign): [string, string] => [sign, to])),
);

const ODD = /[^\u0021-\u005f\u0061-\u007e\uac00-\ud7a3 ]/g;

/**
 * The same text with plain quotes, dashes, spaces and ASCII instead of full-width letters. It keeps
 * its length: what is found at a position here stands at the same position in the text.
 */
export function foldSigns(text: string): string {
  return text.replaceAll(ODD, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e && !PLAIN.has(sign)) {
      return String.fromCharCode(code - 0xfee0);
    }
    return PLAIN.get(sign) ?? sign;
  });
}

/**
 * Text as quotes are compared: one kind of space, quote and dash, ligatures taken apart. Letters keep
 * their case, since a quote is copied letter by letter.
 */
export function foldQuote(text: string): string {
  return foldSigns(text.normalize("NFKC"))
    .replaceAll(/\\(?=[%&#_$])/g, "") // LaTeX writes 55\%, and whoever copies it reads 55%
    .replaceAll(/-{2,}/g, "-")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

/** The letters that two sentences share when they say the same: no signs, no spaces, one case. */
export function foldSentence(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
