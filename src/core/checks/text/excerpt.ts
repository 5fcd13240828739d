import { cleanLine, truncate } from "../../text.ts";

/** Longest piece of a field that a message repeats, in characters. */
const SHOWN_AT_MOST = 40;

/** A piece of a field for a message: one line, in quotation marks, cut when it is long. */
export function excerptOf(text: string): string {
  return `“${truncate(cleanLine(text.slice(0, 200)), SHOWN_AT_MOST)}”`;
}
