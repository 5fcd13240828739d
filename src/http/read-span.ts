const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Numbers above this are moments (Unix time), not spans; it is 9 September 2001 in seconds. */
const EARLIEST_EPOCH_S = 1e9;
const EARLIEST_EPOCH_MS = 1e12;

/** Span that is read, 1,000 years, so that the moment of its end can be said. Whoever waits for it has a bound of his own. */
const MAX_SPAN_MS = 365_000 * 86_400_000;

/**
 * Reads a span of time as servers write it: `1.5` in seconds, `6m0s`, `120ms`, or a Unix time or a date,
 * from which the span is until then. In milliseconds, from 0 to 1,000 years; null when the text is none of these.
 */
export function readSpan(text: string, nowMs: number): number | null {
  const spanMs = parseSpan(text.trim(), nowMs);
  return Number.isNaN(spanMs) ? null : Math.min(Math.max(0, spanMs), MAX_SPAN_MS);
}

function parseSpan(text: string, nowMs: number): number {
  if (/^[\d.]+$/.test(text)) return fromNumber(Number(text), nowMs);
  if (!/^(?:[\d.]+(?:ms|[smhd]))+$/.test(text)) return Date.parse(text) - nowMs;
  const parts = [...text.matchAll(/([\d.]+)(ms|[smhd])/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (UNIT_MS[unit] ?? 0), 0);
}

function fromNumber(value: number, nowMs: number): number {
  if (value > EARLIEST_EPOCH_MS) return value - nowMs;
  return value > EARLIEST_EPOCH_S ? value * 1000 - nowMs : value * 1000;
}
