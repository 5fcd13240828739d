import type { DailyDigest } from "../../core/digest/digest.ts";

/**
 * The version that data is, or was before a person changed it: the one from which it differs in the fewest values. A
 * card that it has and a version has not differs in all of its values, since nobody writes one by hand; cards that it lacks
 * count only between versions that are equally near, since a person takes one out in one step. The earliest, if in doubt:
 * against a later one, what had yet to come would count as taken out.
 *
 * @param versions the earliest first
 */
export function findNearest(
  day: DailyDigest,
  [earliest, ...later]: readonly [DailyDigest, ...DailyDigest[]],
): DailyDigest {
  let nearest = { version: earliest, ...compare(day, earliest) };
  for (const version of later) {
    const { values, lacking } = compare(day, version);
    const isNearer =
      values < nearest.values || (values === nearest.values && lacking < nearest.lacking);
    if (isNearer) nearest = { version, values, lacking };
  }
  return nearest.version;
}

/** In how many values a day differs from a version, and how many cards it lacks. */
function compare(day: DailyDigest, version: DailyDigest): { values: number; lacking: number } {
  const own = new Set(day.cards.map(({ paper }) => paper.id));
  const cards = version.cards.filter(({ paper }) => own.has(paper.id));
  return {
    values: countDifferences(readValues(day), readValues({ ...version, cards })),
    lacking: version.cards.length - cards.length,
  };
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
