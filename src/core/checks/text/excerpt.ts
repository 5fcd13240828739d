import { cleanLine, truncate } from "../../text.ts";

/** Characters of a field that a message repeats. A finding fits a line with them. */
const MAX_EXCERPT_CHARS = 40;

/** A finding's message with the whole of the words that it is about, which it may have cut or not have at all. */
export function tellWhole({
  message,
  excerpt,
}: {
  message: string;
  excerpt: string | null;
}): string {
  if (excerpt === null || message.includes(excerpt)) return message;
  const cut = excerptOf(excerpt);
  const whole = `“${excerpt}”`;
  return message.includes(cut) ? message.replace(cut, () => whole) : `${message} ${whole}`;
}

/** A piece of a field for a message: one line, in quotation marks, cut when it is long. */
export function excerptOf(text: string): string {
  return `“${truncate(cleanLine(text.slice(0, 200)), MAX_EXCERPT_CHARS)}”`;
}
