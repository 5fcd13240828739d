/** A piece of a text. */
export type Span = { start: number; end: number };

/**
 * The last of some spans that begins at a position or before it. The spans are in the order of their
 * starts; the search halves them, so that a text of any length costs no more than its length.
 */
export function lastBefore<T extends Span>(spans: readonly T[], position: number): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

/** Whether one of some spans, in the order of their starts, holds all of another. */
export function isCovered(spans: readonly Span[], { start, end }: Span): boolean {
  const span = lastBefore(spans, start);
  return span !== undefined && end <= span.end;
}
