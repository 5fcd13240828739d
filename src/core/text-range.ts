/** A range of a text in code units, from `start` up to but not including `end`. */
export type TextRange = { start: number; end: number };

/**
 * The last of some ranges that begins at or before a position. The ranges must be sorted by start; binary
 * search keeps the checks of long texts fast.
 */
export function lastBefore<T extends TextRange>(
  ranges: readonly T[],
  position: number,
): T | undefined {
  return ranges[countBefore(ranges, position + 1) - 1];
}

/** How many of some ranges, sorted by start, begin before a position. */
export function countBefore(ranges: readonly TextRange[], position: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of some ranges, sorted by start, contains another range. */
export function isCovered(ranges: readonly TextRange[], { start, end }: TextRange): boolean {
  const last = lastBefore(ranges, start);
  return last !== undefined && end <= last.end;
}
