/** References of HTML to characters that nobody sees. */
const BLANK_REFERENCE = /&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#x0*a0|#8203|#x0*200b);/gi;

/** Tags of HTML, with nothing that is seen in them. */
const TAGS = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;

/** Words that stand for nothing, and what a program writes when it has not a text. */
const FILLER =
  /^(?:(?:paper )?title|n a|na|null|none|nil|undefined|tb[acd]|untitled(?: (?:paper|document))?|unknown(?: title)?|(?:no|missing|empty) (?:title|name)(?: (?:available|provided|given|found|yet|set))?|(?:the )?title (?:not|un) ?(?:available|provided|given|found|known|set)|nan|object (?:object|array|null|undefined))$/i;

/** Whether a cleaned line only looks like a title or a name: nothing that is seen, or a word for nothing. */
export function isBlank(line: string): boolean {
  const words = line
    .replaceAll(BLANK_REFERENCE, " ")
    .replaceAll(TAGS, " ")
    .replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, " ")
    .trim();
  return words === "" || FILLER.test(words);
}
