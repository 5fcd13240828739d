/** Characters that stand for a plainer one. Each is one code unit long, so positions stay true. */
const PLAIN_FORMS: ReadonlyMap<string, string> = new Map(
  [
    ["‘’‚‛ʼ′`´＇", "'"],
    ["“”„‟″«»＂", '"'],
    ["‐‑‒–—―−－﹣", "-"],
    ["〜～∼˜", "~"],
    ["✕✖⨯", "×"],
    ["　\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\n\r", " "],
  ].flatMap(([from = "", to = ""]) => [...from].map((one): [string, string] => [one, to])),
);

const ODD = /[^\u0021-\u005f\u0061-\u007e\uac00-\ud7a3 ]/g;

/**
 * The same text with plain quotes, dashes, spaces and ASCII instead of full-width letters. It keeps
 * its length: what is found at a position here stands at the same position in the text.
 */
export function foldCharacters(text: string): string {
  return text.replaceAll(ODD, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e && !PLAIN_FORMS.has(character)) {
      return String.fromCharCode(code - 0xfee0);
    }
    return PLAIN_FORMS.get(character) ?? character;
  });
}

/** The letters and digits of a sentence, in one case: equal for two sentences that say the same. */
export function foldSentence(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
