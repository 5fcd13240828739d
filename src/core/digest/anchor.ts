import type { Paper } from "../paper/paper.ts";
import { cleanLine } from "../text.ts";

/** All but what GitHub keeps of a heading's text: letters, marks, digits, connecting signs, hyphens and blanks. */
const NOT_IN_ANCHOR = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu;

/** The anchor that GitHub gives to a heading with this text, as long as no heading before it has the same. */
function toAnchor(heading: string): string {
  return heading.toLowerCase().replaceAll(NOT_IN_ANCHOR, "").replaceAll(" ", "-");
}

/** The target of a link to a card within its document. Its number makes it the only one there. */
export function cardAnchor({ title }: Pick<Paper, "title">, number: number): string {
  return `#${toAnchor(`${number}. ${cleanLine(title)}`)}`;
}
