import { diffArrays } from "diff";
import { html } from "hono/html";
import type { Html } from "../layout.ts";

/** Two texts with the words marked that only one of them has: in the old one as taken out, in the new one as put in. */
export function renderWordDiff(old: string, fresh: string): { old: Html; fresh: Html } {
  const pieces = diffArrays(toWords(old), toWords(fresh)).map((piece) => ({
    ...piece,
    text: piece.value.join(""),
  }));
  const before = pieces.filter(({ added }) => !added);
  const after = pieces.filter(({ removed }) => !removed);
  return {
    old: html`${before.map(({ text, removed }) => (removed ? html`<del>${text}</del>` : html`${text}`))}`,
    fresh: html`${after.map(({ text, added }) => (added ? html`<ins>${text}</ins>` : html`${text}`))}`,
  };
}

/** Words and what is between them. Hangul has no word signs of its own, so a word is what stands between spaces. */
function toWords(text: string): string[] {
  return text.split(/(\s+)/);
}
