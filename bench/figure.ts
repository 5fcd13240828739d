/** One measured figure beside what it should be; without a goal it is only told. */
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

/** The same in milliseconds. */
export function millisecondsBelow(name: string, milliseconds: number, goal: number): Figure {
  return {
    name,
    value: `${milliseconds.toFixed(1)} ms`,
    goal: `< ${goal} ms`,
    isReached: milliseconds < goal,
  };
}

/** A duration as a multiple of the least that is possible, measured or computed in the same rounds. */
export function ratioBelow(name: string, seconds: number, floor: number, goal: number): Figure {
  const ratio = seconds / floor;
  return {
    name,
    value: `${ratio.toFixed(2)} x (${seconds.toFixed(2)} s)`,
    goal: `≤ ${goal} x`,
    isReached: ratio <= goal,
  };
}

/** A size that should stay below a goal, in the unit that is named. */
export function amountBelow(name: string, amount: number, unit: string, goal: number): Figure {
  return {
    name,
    value: `${amount.toFixed(0)} ${unit}`,
    goal: `≤ ${goal} ${unit}`,
    isReached: amount <= goal,
  };
}

/** A figure that explains others and has no goal of its own. */
export function told(name: string, value: string): Figure {
  return { name, value, goal: "", isReached: true };
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
