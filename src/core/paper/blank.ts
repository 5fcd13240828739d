/** References of HTML to characters that nobody sees. */
const BLANK_REFERENCE = /&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#x0*a0|#8203|#x0*200b);/gi;

const FILLER = /^(?:n a|na|null|none|undefined|tb[ac]|tbd|untitled|unknown|no title|nan)$/i;

/** Whether a cleaned line only looks like a title or a name: nothing that is seen, or a word for nothing. */
export function isBlank(line: string): boolean {
  const words = line
    .replaceAll(BLANK_REFERENCE, " ")
    .replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, " ")
    .trim();
  return words === "" || FILLER.test(words);
}
