/** A piece of a text, from its first unit to the one after its last. */
export type TextRange = { start: number; end: number };

/**
 * The last of some ranges that begins at a position or before it. The ranges are in the order of their
 * starts; the search halves them, so that a text of any length costs no more than its length.
 */
export function lastBefore<T extends TextRange>(
  ranges: readonly T[],
  position: number,
): T | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return ranges[low - 1];
}

/** Whether one of some ranges, in the order of their starts, holds all of another. */
export function isCovered(ranges: readonly TextRange[], { start, end }: TextRange): boolean {
  const last = lastBefore(ranges, start);
  return last !== undefined && end <= last.end;
}
