/** How loud an annotation is: a warning is yellow, an error red. */
export type AnnotationLevel = "notice" | "warning" | "error";

/**
 * A workflow command that puts a message onto the run's page. Whatever the texts hold, they stay one
 * message: GitHub reads commands line by line, and properties end at a comma or a colon.
 */
export function renderAnnotation(level: AnnotationLevel, title: string, message: string): string {
  const property = escapeData(title).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::${level} title=${property}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
