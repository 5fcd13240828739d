/** What is looked up by the first two characters of a piece of a text, or by a single one. */
export type PairTable<Value> = (text: string, at: number, length: 1 | 2) => Value | undefined;

/** Places of what is surely not in a table, a power of two: a text is asked at each of its characters. */
const PLACES = 1 << 14;

/** Makes a table of values by beginnings of one or two characters. */
export function toPairTable<Value>(entries: ReadonlyMap<string, Value>): PairTable<Value> {
  const isThere = new Uint8Array(PLACES);
  const values = new Map<number, Value>();
  for (const [beginning, value] of entries) {
    const key = keyOf(beginning, 0, beginning.length);
    isThere[placeOf(key)] = 1;
    values.set(key, value);
  }
  return (text, at, length) => {
    const key = keyOf(text, at, length);
    return isThere[placeOf(key)] === 0 ? undefined : values.get(key);
  };
}

function keyOf(text: string, at: number, length: number): number {
  return (text.charCodeAt(at) << 16) | (length > 1 ? text.charCodeAt(at + 1) : 0);
}

function placeOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 16) & (PLACES - 1);
}
