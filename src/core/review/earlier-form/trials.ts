import { toMeaning } from "../document/document.ts";
import type { Change, Replaced } from "./lost-fields.ts";

/** Ways to put an edited document back that are tried; each takes a tenth of a millisecond. Three edits on one card take some 50. */
const MAX_TRIALS = 2_000;

/** Lines to put back that are tried, the likeliest first. */
export function listTrials(changes: readonly Change[]): Iterable<Replaced[]> {
  return takeFirst(listAll(changes), MAX_TRIALS);
}

/**
 * Lines to put back, the likeliest first: one for each field that no line has in it, and none for the others; then the
 * other way for one field, for two and so on.
 */
function* listAll(changes: readonly Change[]): Generator<Replaced[]> {
  for (let size = 0; size <= changes.length; size++) {
    for (const others of listSubsets(changes, size)) {
      const chosen = changes.filter((change) => change.isHeld === others.includes(change));
      yield* combine(chosen.map(({ replaced }) => replaced));
    }
  }
}

function* listSubsets<Item>([item, ...rest]: readonly Item[], size: number): Generator<Item[]> {
  if (size === 0) yield [];
  if (size === 0 || item === undefined) return;
  for (const others of listSubsets(rest, size - 1)) yield [item, ...others];
  yield* listSubsets(rest, size);
}

/** The first of some items, none of which is made before it is asked for. */
export function* takeFirst<Item>(items: Iterable<Item>, atMost: number): Generator<Item> {
  let taken = 0;
  for (const item of items) {
    if (taken === atMost) return;
    taken += 1;
    yield item;
  }
}

/** One of each of the choices, each further down than the one before it. */
function* combine([choice, ...rest]: readonly Replaced[][], above = -1): Generator<Replaced[]> {
  if (choice === undefined) {
    yield [];
    return;
  }
  for (const one of choice.filter(({ at }) => at > above)) {
    for (const others of combine(rest, one.at)) yield [one, ...others];
  }
}

/** What a document said before these lines were replaced. */
export function putBack(meanings: readonly string[], replaced: readonly Replaced[]): string {
  const before = [...meanings];
  for (const { own, at } of replaced) before[at] = toMeaning(own);
  return before.join("\n");
}
