import { countEdits } from "../count-edits.ts";
import { quoteGiven } from "../printed/printed.ts";
import type { Draft } from "./draft.ts";
import { TAGS } from "./tag-list.ts";
import { MAX_TAGS, TAG_NAMES } from "./tags.ts";

/** The first of some tags that is neither on the list nor one that the draft already has from an older list. */
function findOther(names: readonly string[], { tags }: Draft): string | undefined {
  const known: readonly string[] = [...TAG_NAMES, ...tags];
  return names.find((name) => !known.includes(name));
}

/** Whether a draft can have these tags. */
export function areTags(names: readonly string[], draft: Draft): boolean {
  const { length } = names;
  return length > 0 && length <= MAX_TAGS && findOther(names, draft) === undefined;
}

/** What of tags that a draft cannot have is wrong, for a message, with the tag that may have been meant. */
export function describeOtherTags(names: readonly string[], draft: Draft): string {
  const other = findOther(names, draft);
  if (other === undefined) return `the number of tags, ${names.length},`;
  const nearest = findNearestTag(other);
  return `the tag ${quoteGiven(other)}${nearest === null ? "" : ` (nearest: ${quoteGiven(nearest)})`}`;
}

/** Signs of a word for each that may be wrong in it. */
const SIGNS_PER_EDIT = 4;

/** Longest text that is looked at, in characters. The longest word of the list has a third of it. */
const MOST_CHARS = 100;

/** The tag with the word that a text is with the fewest wrong signs, whatever the case; null when none is near. */
function findNearestTag(text: string): string | null {
  if (text.length > MOST_CHARS) return null;
  const seen = text.toLowerCase();
  let nearest: { name: string | null; edits: number } = {
    name: null,
    edits: Math.floor(text.length / SIGNS_PER_EDIT) + 1,
  };
  for (const { name, korean, aliases, hints } of TAGS) {
    const words = [name, korean, ...aliases.split(", "), ...hints.split(", ")];
    const edits = Math.min(...words.map((word) => countEdits(seen, word.toLowerCase())));
    if (edits < nearest.edits) nearest = { name, edits };
  }
  return nearest.name;
}
