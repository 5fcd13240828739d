/** Units of a span, the largest first, in minutes. */
const UNITS = [
  ["days", 24 * 60],
  ["hours", 60],
  ["minutes", 1],
] as const;

/** A span as a person says it, rounded up: `90 minutes`, `2 hours`, `24 days`. */
export function describeSpan(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  const [name, size] = UNITS.find(([, unit]) => minutes >= 2 * unit) ?? ["minutes", 1];
  return `${Math.ceil(minutes / size)} ${name}`;
}
