/** Syllables of the beginning and of the end of a text by which two texts sound alike. */
const EDGE = 6;

/** Words of the shortest sentence that has a frame of its own. */
const LEAST_WORDS = 5;

/**
 * The frames of a text: its first and last syllables, and what is left of a sentence without its content, the
 * last syllable of each word. Texts that share one sound alike.
 */
export function framesOf(text: string): string[] {
  const syllables = text.replaceAll(/[^가-힣]/g, "");
  const edges =
    syllables.length < 2 * EDGE
      ? []
      : [`${syllables.slice(0, EDGE)}…`, `…${syllables.slice(-EDGE)}`];
  const words = text.match(/[가-힣]+(?=[\s.,?!;:)]|$)/g) ?? [];
  const sketch = words.map((word) => word.slice(-1)).join(" ");
  return words.length < LEAST_WORDS ? edges : [...edges, sketch];
}
