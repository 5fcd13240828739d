import { cleanLine } from "../../text.ts";

/** Longest piece of a field that a message repeats. */
const SHOWN_AT_MOST = 40;

/** A piece of a field for a message: one line, in quotation marks, cut when it is long. */
export function excerptOf(text: string): string {
  const line = [...cleanLine(text.slice(0, 200))];
  return line.length > SHOWN_AT_MOST
    ? `“${line.slice(0, SHOWN_AT_MOST).join("")}…”`
    : `“${line.join("")}”`;
}
