import { escapeData, escapeProperty } from "../print/annotations.ts";

/** How loud an annotation is: a warning is yellow, an error red. */
export type AnnotationLevel = "notice" | "warning" | "error";

/** A workflow command that puts a message onto the run's page; whatever the texts hold, it stays one. */
export function renderAnnotation(level: AnnotationLevel, title: string, message: string): string {
  return `::${level} title=${escapeProperty(title)}::${escapeData(message)}\n`;
}
