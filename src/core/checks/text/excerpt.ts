import { cleanLine, truncate } from "../../text.ts";

/** Characters of a field that a message repeats. A finding fits a line with them. */
const MAX_EXCERPT_CHARS = 40;

/** A piece of a field for a message: one line, in quotation marks, cut when it is long. */
export function excerptOf(text: string): string {
  return `“${truncate(cleanLine(text.slice(0, 200)), MAX_EXCERPT_CHARS)}”`;
}
