import { isRule, readCardHeading, readWritten, toMeaning } from "./document.ts";

/** Lines of a day's document that belong together. */
type Part = {
  /** The paper whose card's section it is; null above the first one. */
  paper: string | null;
  /** What the link of a line of the overview ends with; null for any other part. */
  slug: string | null;
  lines: string[];
};

/** A line of the overview, whose link begins with the number of the card. */
const OVERVIEW_LINE = /^\s*\d+[.)]\s.*?\]\(<?#\d+(?<slug>-[^)>\s]*)/;

/** A day's document as the section of each card, and each line above them. */
export function splitParts(markdown: string): Part[] {
  const parts: Part[] = [];
  for (const line of markdown.split("\n")) {
    const paper = readCardHeading(line.trimEnd());
    const last = parts.at(-1);
    if (paper === null && last !== undefined && last.paper !== null) {
      last.lines.push(line);
    } else {
      const { slug = null } = OVERVIEW_LINE.exec(line)?.groups ?? {};
      parts.push({ paper, slug: paper === null ? slug : null, lines: [line] });
    }
  }
  return parts;
}

/** What a document shows of each card, in its line of the overview and in its section, as {@link readPart} reads it. */
export function listCardParts(markdown: string): string[] {
  const ofCards = splitParts(markdown).filter(({ paper, slug }) => paper !== null || slug !== null);
  return ofCards.map(({ lines }) => readPart(lines));
}

/** What lines of a card say, whatever its number, a formatter and the rule behind it. */
export function readPart(lines: readonly string[]): string {
  return readWritten(lines.map((line) => withNumber(line, 0)).join("\n"))
    .filter(({ text }) => !isRule(text))
    .map(({ text }) => toMeaning(text))
    .join("\n");
}

/** The number in the heading of a card, and in the link to it. */
const NUMBER = /^(## |\s*\d+[.)]\s.*?\]\(<?#)\d+/;

/** A heading, or a line of the overview, with this number in place of its own. */
export function withNumber(line: string, number: number): string {
  return line.replace(NUMBER, `$1${number}`);
}
