/** Starts a stopwatch; what it returns tells the time since then, in whole milliseconds. */
export function startStopwatch(): () => number {
  const startedAt = performance.now();
  return () => Math.round(performance.now() - startedAt);
}
