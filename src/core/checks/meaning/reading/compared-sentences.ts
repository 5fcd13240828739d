import type { TextRange } from "../../../text-range.ts";
import { splitSentences } from "../../text/sentences.ts";

/** Sentences of one text that are compared with those of another: an abstract has up to 15. */
const MAX_READ_SENTENCES = 100;

/** Longest sentence that is compared, in characters: those of abstracts have up to 800. */
const MAX_SENTENCE_CHARS = 2_000;

/**
 * Where the sentences of a text are that rules of meaning compare. What is longer than any sentence is none, such as a table,
 * and after so many sentences a text is no longer about one abstract; so that the time grows with the text, and not with its square.
 */
export function placeCompared(text: string): TextRange[] {
  let from = 0;
  const places = splitSentences(text).map((sentence) => {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    return { start, end: from };
  });
  const compared = places.filter(({ start, end }) => end - start <= MAX_SENTENCE_CHARS);
  return compared.slice(0, MAX_READ_SENTENCES);
}
