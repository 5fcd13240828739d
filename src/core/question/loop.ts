/** The end of a text that has to repeat itself, in characters. */
const LOOKED_AT_CHARS = 1_000;

/** Characters of what is repeated. Models fall into loops of a sign, a phrase or a sentence. */
const MAX_PERIOD_CHARS = 200;

/**
 * Whether a text ends in a loop: white space without end, or the same characters again and again, but for numbers.
 * A model that has fallen into one comes to no end, however much room it has.
 */
export function endsInLoop(text: string): boolean {
  const end = text.slice(-LOOKED_AT_CHARS);
  if (end.length < LOOKED_AT_CHARS) return false;
  return end.trim() === "" || periodOf(end.replaceAll(/\d+/g, "0")) <= MAX_PERIOD_CHARS;
}

/** After how many characters a text repeats itself to its end; its length when it does not (Knuth, Morris, Pratt). */
function periodOf(text: string): number {
  const borders = [0];
  let border = 0;
  for (let at = 1; at < text.length; at += 1) {
    while (border > 0 && text[at] !== text[border]) border = borders[border - 1] ?? 0;
    if (text[at] === text[border]) border += 1;
    borders.push(border);
  }
  return text.length - border;
}
