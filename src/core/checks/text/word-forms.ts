/** A word of small letters of ASCII, perhaps with a capital, as most are. */
const PLAIN = /^[A-Za-z][a-z]*$/;

/** A word as it is compared: lower case, without accents, hyphens and punctuation; decimals keep their dot. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return decompose(word)
    .toLowerCase()
    .replace(/'s?$/, "")
    .replaceAll(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]/gu, "");
}

/** The singular of a folded word. Wrong for some words, but in the same way for card and source, and for both numbers. */
export function foldPlural(word: string): string {
  if (!word.endsWith("s")) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/.test(word)) return foldPlural(word.slice(0, -2));
  return word.length > 2 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The parts of a compound, folded: `LLaVA-Mini`, `AnswerBench` and `Qwen2.5` are two each. */
export function splitParts(word: string): string[] {
  if (PLAIN.test(word)) return [word.toLowerCase()];
  return decompose(word)
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L}{2})/gu, "-")
    .split(/[-_+@*'&^/]+|(?<!\d)\.|\.(?!\d)/)
    .filter((part) => part !== "")
    .map((part) => part.toLowerCase());
}

const ENDINGS =
  /(?:izations?|isations?|ations?|izing|izers?|ized|ize|ions?|ings?|ments?|ors?|ers?|ables?|ability|ives?|edly|ed|ally|al|ly|ity|es|e|s|y)$/;

/** A plain word without its ending, so that `quantization` finds `quantized`. */
export function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, "");
  return stem.length >= 3 ? stem.replace(/([^aeiou])\1$/, "$1") : word;
}

/** Separates letters from their accents; words without any are returned as they are. */
function decompose(word: string): string {
  return /[^ -~]/.test(word) ? word.normalize("NFD") : word;
}
