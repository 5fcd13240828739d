import { toPairTable } from "./pair-table.ts";
import { readBeginnings } from "./read-beginnings.ts";

/** The lengths of beginnings, in characters. */
const LENGTHS = [1, 2] as const;

/**
 * Makes many rows of patterns ready to be looked for at once. Returns which rows a text may have a match of, by their places: of
 * the others it has none. What stands in a text is looked up once, and not by each pattern.
 */
export function indexPatterns(rows: readonly (readonly RegExp[])[]): (text: string) => number[] {
  const always: number[] = [];
  const byBeginning = new Map<string, Set<number>>();
  for (const [row, patterns] of rows.entries()) {
    const beginnings = patterns.map(({ source }) => readBeginnings(source, 2));
    if (beginnings.includes(null)) always.push(row);
    for (const beginning of beginnings.flatMap((some) => some ?? [])) {
      byBeginning.set(beginning, (byBeginning.get(beginning) ?? new Set()).add(row));
    }
  }
  const rowsAt = toPairTable(byBeginning);
  return (text) => {
    const found = new Set(always);
    for (let at = 0; at < text.length; at++) {
      for (const length of LENGTHS) {
        const begun = rowsAt(text, at, length);
        if (begun !== undefined) for (const row of begun) found.add(row);
      }
    }
    return [...found].toSorted((a, b) => a - b);
  };
}
