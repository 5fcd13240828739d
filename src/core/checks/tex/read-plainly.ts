import { readTex } from "./read-tex.ts";
import { GREEK_NAMES } from "./symbols.ts";

/** A text as its reader sees it, with its notes behind it. */
export function readPlainly(written: string): string {
  return readTex(written)
    .map(({ text }) => text)
    .join(" ");
}

const GREEK = /\p{Script=Greek}/gu;

/** A text with the names of its Greek letters in their places: `tau-bench` for τ-bench. */
export function spellGreek(text: string): string {
  return text.replaceAll(GREEK, (letter) => GREEK_NAMES.get(letter) ?? letter);
}
