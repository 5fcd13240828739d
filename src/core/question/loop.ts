/** The end of a text that has to repeat itself, in characters. */
const LEAST_LOOP_CHARS = 1_000;

/** The end of a text that is looked at, in characters: three times a paragraph, or a short draft. */
const LOOKED_AT_CHARS = 8_000;

/** How often a text has to say the same at its end. */
const LEAST_REPEATS = 3;

/**
 * Whether a text ends in a loop: white space without end, or the same again and again, a sign or a paragraph, but for
 * numbers. A model that has fallen into one comes to no end, however much room it has.
 */
export function endsInLoop(text: string): boolean {
  if (text.length < LEAST_LOOP_CHARS) return false;
  const end = text.slice(-LEAST_LOOP_CHARS);
  return end.trim() === "" || repeatsAtEnd(fold(text.slice(-LOOKED_AT_CHARS)), fold(end).length);
}

/** Numbers that count change in every round. */
function fold(text: string): string {
  return text.replaceAll(/\d{1,20}/g, "0");
}

/** Whether so many characters or more at the end are one thing often enough (Knuth, Morris and Pratt, from the end on). */
function repeatsAtEnd(text: string, least: number): boolean {
  const at = (index: number) => text[text.length - 1 - index];
  const borders = new Uint16Array(text.length); // no longer than what is looked at
  let border = 0;
  for (let index = 1; index < text.length; index += 1) {
    while (border > 0 && at(index) !== at(border)) border = borders[border - 1] ?? 0;
    if (at(index) === at(border)) border += 1;
    borders[index] = border;
    const length = index + 1;
    if (length >= least && (length - border) * LEAST_REPEATS <= length) return true;
  }
  return false;
}
