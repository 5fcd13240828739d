import type { DraftedCard } from "../../../core/card/card.ts";
import { MAX_TAGS, plausibleTags, TAG_NAMES } from "../../../core/draft/tags.ts";
import { sumEach } from "../checksums.ts";

/** Tags that a card may have had and that are tried; each takes some 5 µs. */
const MAX_TAG_GUESSES = 50_000;

/**
 * The tags that a card had, where a person has changed them wherever they stand: those with which its facts have the
 * checksum that they had, so that nothing else of them was changed. Null where none is found.
 *
 * @param facts What of the card has a checksum.
 */
export function findTagsBefore(
  { paper, tags, draft }: DraftedCard,
  facts: object,
  was: string,
): string[] | null {
  const sumWith = sumEach(facts, "tags");
  const likely = [...tags, ...draft.tags, ...plausibleTags(paper, TAG_NAMES)];
  let left = MAX_TAG_GUESSES;
  for (const guesses of [listNear(tags), listOrders([...new Set(likely)])]) {
    for (const guess of guesses) {
      if (sumWith(guess) === was) return guess;
      if (--left === 0) return null;
    }
  }
  return null;
}

/** Some of these tags, in their order. */
export function listParts(tags: readonly string[]): string[][] {
  return Array.from({ length: 2 ** Math.min(tags.length, MAX_TAGS) - 1 }, (_, choice) =>
    tags.filter((_, index) => ((choice + 1) >> index) % 2 === 1),
  );
}

/** These tags and one more, wherever among them. */
export function listWithOne(tags: readonly string[], names: readonly string[]): string[][] {
  return names
    .filter((name) => !tags.includes(name))
    .flatMap((name) => [...tags, name].map((_, index) => tags.toSpliced(index, 0, name)));
}

/** Tags from which others are made by adding some, or by taking one off, or another one in its place. */
function* listNear(tags: readonly string[]): Generator<string[]> {
  const parts = listParts(tags);
  yield* parts;
  for (const part of parts.filter(({ length }) => length >= tags.length - 1)) {
    yield* listWithOne(part, TAG_NAMES);
  }
}

/** Some of these names in any order, the fewest first. */
function* listOrders(names: readonly string[]): Generator<string[]> {
  for (let size = 1; size <= MAX_TAGS; size++) yield* listOrdersOf(names, size);
}

function* listOrdersOf(names: readonly string[], size: number): Generator<string[]> {
  if (size === 0) yield [];
  for (const name of size === 0 ? [] : names) {
    const others = names.filter((other) => other !== name);
    for (const rest of listOrdersOf(others, size - 1)) yield [name, ...rest];
  }
}
