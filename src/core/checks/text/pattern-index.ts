import { readBeginnings } from "./read-beginnings.ts";

/** Characters by which beginnings are told apart. */
const CHARS = 2;

/**
 * Makes many rows of patterns ready to be looked for at once. Returns which rows a text may have a match of, by their places: of
 * the others it has none. What stands in a text is looked up once, and not by each pattern.
 */
export function indexPatterns(rows: readonly (readonly RegExp[])[]): (text: string) => number[] {
  const always: number[] = [];
  const byBeginning = new Map<number, Set<number>>();
  for (const [row, patterns] of rows.entries()) {
    const beginnings = patterns.map(({ source }) => readBeginnings(source, CHARS));
    if (beginnings.includes(null)) always.push(row);
    for (const beginning of beginnings.flatMap((some) => some ?? [])) {
      const key = keyOf(beginning, 0, beginning.length);
      byBeginning.set(key, (byBeginning.get(key) ?? new Set()).add(row));
    }
  }
  return (text) => {
    const found = new Set(always);
    for (let at = 0; at < text.length; at++) {
      for (let length = 1; length <= CHARS; length++) {
        const rows = byBeginning.get(keyOf(text, at, length));
        if (rows !== undefined) for (const row of rows) found.add(row);
      }
    }
    return [...found].toSorted((a, b) => a - b);
  };
}

function keyOf(text: string, at: number, length: number): number {
  return (text.charCodeAt(at) << 16) | (length > 1 ? text.charCodeAt(at + 1) : 0);
}
