/**
 * Invisible characters that a page or a terminal may interpret: control characters, zero-width and
 * bidirectional marks, Hangul fillers, variation selectors and tags.
 */
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFC]/gu;

/**
 * Foreign text as one line: composed (NFC), without invisible characters, with single spaces. LaTeX,
 * Markdown and HTML are kept, since they are only text here.
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

/** Whether a text holds a character that {@link cleanLine} removes, line breaks apart. */
export function hasInvisible(text: string): boolean {
  return text.replaceAll(/\s/gu, " ").search(INVISIBLE) !== -1;
}

/** The first `atMost` characters of a text, and an ellipsis where it has more. */
export function truncate(text: string, atMost: number): string {
  const characters = [...text];
  return characters.length > atMost ? `${characters.slice(0, atMost).join("")}…` : text;
}
