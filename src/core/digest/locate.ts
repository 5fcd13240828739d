import type { CheckableCard } from "./checkable.ts";

/** The line, from 1, of a field of a card; null when the file's layout does not show it. */
type Locate = (card: number, field: string) => number | null;

const ID_LINE = /^\s*"id": (".+"),?$/;

/**
 * Finds lines in a JSON file that is laid out as we write it, one value a line: the field's own line, or
 * else the one of its card's id. In any other layout nothing is found.
 */
export function locateFields(text: string, cards: readonly CheckableCard[]): Locate {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, index) => (isIdLine(line, cards) ? index : []));
  if (starts.length !== cards.length) return () => null;

  return (card, field) => {
    const start = starts[card];
    if (start === undefined) return null;
    const needle = toLine(cards[card], field);
    const offset =
      needle === null
        ? -1
        : lines.slice(start, starts[card + 1]).findIndex((line) => line.includes(needle));
    return start + Math.max(0, offset) + 1;
  };
}

function isIdLine(line: string, cards: readonly CheckableCard[]): boolean {
  const id = ID_LINE.exec(line)?.[1];
  return id !== undefined && cards.some(({ paper }) => JSON.stringify(paper.id) === id);
}

/** A field as its line has it, such as `"text": "…"`; null for a value that is not a string. */
function toLine(card: CheckableCard | undefined, field: string): string | null {
  const path = field.match(/\w+/g) ?? [];
  const value = path.reduce<unknown>(
    (parent, key) =>
      typeof parent === "object" && parent !== null ? Reflect.get(parent, key) : undefined,
    card?.draft,
  );
  if (typeof value !== "string") return null;
  const key = path.at(-1) ?? "";
  return /^\d+$/.test(key) ? JSON.stringify(value) : `"${key}": ${JSON.stringify(value)}`;
}
