import type { DailyDigest } from "../../core/digest/digest.ts";

/**
 * The version that data is, or was before a person changed it: the one from which it differs in the fewest values. A
 * card that only one of both has differs in all of its values. The earliest, if in doubt: against a later one, what
 * had yet to come would count as taken out.
 *
 * @param versions the earliest first
 */
export function findNearest(
  day: DailyDigest,
  [earliest, ...later]: readonly [DailyDigest, ...DailyDigest[]],
): DailyDigest {
  const own = readValues(day);
  let nearest = { version: earliest, differences: countDifferences(own, readValues(earliest)) };
  for (const version of later) {
    const differences = countDifferences(own, readValues(version));
    if (differences < nearest.differences) nearest = { version, differences };
  }
  return nearest.version;
}

/** All values of a day by path; a card is found by its paper, since others may come before it. */
function readValues(day: DailyDigest): ReadonlyMap<string, unknown> {
  const cards = Object.fromEntries(day.cards.map((card) => [card.paper.id, card]));
  return new Map(listValues({ ...day, cards }, ""));
}

function listValues(value: unknown, path: string): [string, unknown][] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value !== "object") return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => listValues(inner, `${path}/${key}`));
}

function countDifferences(
  one: ReadonlyMap<string, unknown>,
  other: ReadonlyMap<string, unknown>,
): number {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path)).length;
}
