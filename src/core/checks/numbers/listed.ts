import type { NumberToken } from "./number-token.ts";

/** Words of one thing in a row of things. A longer one is a clause. */
const ITEM = "[^\\s,;:.()]+(?: [^\\s,;:.()]+){0,5}";

/** Two things or more in a row, from the beginning of a word: `A and B`, `A, B, and C`. */
const ROW = new RegExp(
  `(?<![^\\s,;:.()])${ITEM}(?:, ${ITEM}){0,4},? (?:and|or|&|versus|vs\\.?) (?=[^\\s,;:.()])`,
  "gi",
);

/** How many things a source names in a row, two to five: a card may count them. */
export function readListed(text: string): NumberToken[] {
  return [...text.matchAll(ROW)].flatMap(({ 0: row, index }): NumberToken[] => {
    const value = row.replace(/,? \S+ $/, "").split(", ").length + 1;
    if (value > 5) return [];
    return [{ readings: [{ value, unit: "listed" }], start: index, end: index + row.length }];
  });
}
