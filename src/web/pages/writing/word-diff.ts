import { diffWordsWithSpace } from "diff";
import { html } from "hono/html";
import type { Html } from "../layout.ts";

/** Two texts with the words marked that only one of them has: in the old one as taken out, in the new one as put in. */
export function renderWordDiff(old: string, fresh: string): { old: Html; fresh: Html } {
  const pieces = diffWordsWithSpace(old, fresh);
  const before = pieces.filter(({ added }) => !added);
  const after = pieces.filter(({ removed }) => !removed);
  return {
    old: html`${before.map(({ value, removed }) => (removed ? html`<del>${value}</del>` : html`${value}`))}`,
    fresh: html`${after.map(({ value, added }) => (added ? html`<ins>${value}</ins>` : html`${value}`))}`,
  };
}
