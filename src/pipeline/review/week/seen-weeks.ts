import { type LookedWeek, sumRevisions } from "./merge-week.ts";

/** States of a week that are remembered, since pages may still show them. Each letter that is written makes one. */
const MAX_SEEN_WEEKS = 1_000;

/** The days and sentences of a week as pages have shown them. */
export type SeenWeeks = {
  /** Remembers a state that is shown. */
  note: (looked: LookedWeek) => void;
  /** The revision of a day, or of the week's sentences, in a state of the week; 0, that of what nobody has touched, if forgotten. */
  revisionOf: (seen: number, name: string) => number;
};

/** @param ownName The name of the week, by which its sentences go. */
export function createSeenWeeks(ownName: string): SeenWeeks {
  const states = new Map<number, ReadonlyMap<string, number>>();
  return {
    note: (looked) => {
      const sum = sumRevisions(looked);
      const known = states.get(sum);
      const now = [...looked.days.map(({ seen }) => [seen.name, seen.revision] as const)];
      const all = [...now, [ownName, looked.own.revision] as const];
      // Two looks while something is written may differ and have one sum: what both have seen is what counts.
      const least = all.map(([name, revision]): [string, number] => [
        name,
        Math.min(revision, known?.get(name) ?? revision),
      ]);
      states.delete(sum);
      states.set(sum, new Map(least));
      const [oldest] = states.keys();
      if (oldest !== undefined && states.size > MAX_SEEN_WEEKS) states.delete(oldest);
    },
    revisionOf: (seen, name) => states.get(seen)?.get(name) ?? 0,
  };
}
