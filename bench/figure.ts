/** One measured figure beside what it should be. */
export type Figure = { name: string; value: string; goal: string; isReached: boolean };

/** A duration in seconds that should stay below a goal. */
export function secondsBelow(name: string, seconds: number, goal: number): Figure {
  return {
    name,
    value: `${seconds.toFixed(2)} s`,
    goal: `< ${goal} s`,
    isReached: seconds < goal,
  };
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
