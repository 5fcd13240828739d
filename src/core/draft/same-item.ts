import type { Draft } from "./draft.ts";
import { readFields } from "./draft-fields.ts";

/**
 * Whether a path still leads to the item of a list that somebody has seen there, be it with another text by now: it says the
 * same, or all others are where they were. True for what is in no list.
 *
 * @param seen what the items of the list said, in the order in which they were seen
 */
export function isSameItem(draft: Draft, path: string, seen: readonly string[]): boolean {
  const [, list, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
  if (list === undefined) return true;
  const now = readItems(draft, list);
  const isAsSeen = (text: string, at: number) => text === seen[at];
  const own = Number(index);
  if (own < now.length && now[own] === seen[own]) return true;
  return now.length === seen.length && now.every((text, at) => at === own || isAsSeen(text, at));
}

/** What the items of a list say, without their quotes. */
function readItems(draft: Draft, list: string): string[] {
  return [...readFields(draft)].flatMap(([path, text]) =>
    path.startsWith(`${list}[`) && /\](?:\.text)?$/.test(path) ? [text] : [],
  );
}
