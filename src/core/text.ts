/**
 * Characters that a reader cannot see and that a page or a terminal may obey: control characters,
 * zero-width and bidirectional marks, Hangul fillers, variation selectors and tags.
 */
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFC]/gu;

/**
 * Foreign text as one clean line: composed (NFC), without invisible characters, white space folded.
 * LaTeX, Markdown and HTML remain what they were, since they are text to us.
 */
export function cleanLine(text: string): string {
  return text
    .normalize("NFC")
    .toWellFormed()
    .replaceAll(/\s+/gu, " ")
    .replaceAll(INVISIBLE, "")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

/** Whether text holds a character that {@link cleanLine} would take out; line breaks do not count. */
export function hasInvisible(text: string): boolean {
  return text.replaceAll(/\s/gu, " ").search(INVISIBLE) !== -1;
}

/** The first `atMost` characters of a text, and an ellipsis where it has more. */
export function truncate(text: string, atMost: number): string {
  const characters = [...text];
  return characters.length > atMost ? `${characters.slice(0, atMost).join("")}…` : text;
}
