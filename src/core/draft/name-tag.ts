import { makeOnce } from "../make-once.ts";
import { TAGS } from "./tag-list.ts";
import { MAX_TAGS, TAG_NAMES, type TagName } from "./tags.ts";

/** Characters of a tag that is kept although it is not on the list. The longest name there has 25. */
const MAX_WRITTEN_TAG_CHARS = 40;

/** Signs between tags that are written as one text. No name has one. */
const BETWEEN = /[,;、·\n]/;

const NAMES: ReadonlySet<string> = new Set(TAG_NAMES);

/** The tag that each word stands for: a name before a Korean name, that before an alias, the first on the list first. */
const mapByWord = makeOnce(
  (): ReadonlyMap<string, TagName> =>
    new Map([
      ...TAGS.flatMap(({ name, aliases }) => toEntries(name, aliases.split(", "))).toReversed(),
      ...TAGS.flatMap(({ name, korean }) => toEntries(name, [korean])),
      ...TAGS.flatMap(({ name }) => toEntries(name, [name])),
    ]),
);

/**
 * The tags that a model wrote, by their names on the list, once each and at most {@link MAX_TAGS}. What is on
 * no list stands behind them as it was written, so that a check can name it; no card shows it.
 */
export function nameTags(written: readonly string[]): string[] {
  const words = written.flatMap((text) => text.split(BETWEEN)).map((text) => text.trim());
  const tags = words.map((word) => nameTag(word) ?? word.slice(0, MAX_WRITTEN_TAG_CHARS).trim());
  const [known, unknown] = [true, false].map((wanted) =>
    tags.filter((tag) => tag !== "" && isTag(tag) === wanted),
  );
  return [...new Set([...(known ?? []), ...(unknown ?? [])])].slice(0, MAX_TAGS);
}

/** Whether a name is on the list as it is now. */
export function isTag(name: string): boolean {
  return NAMES.has(name);
}

/** The tag that a word stands for, whatever its case, number and signs; null for none. `RL`, `agent`, `강화학습 (RL)`. */
function nameTag(word: string): TagName | null {
  const [, before = "", inside = ""] = /^([^(]*)\(([^)]*)\)\W*$/.exec(word) ?? [];
  return (
    [word, before, inside].flatMap((part) => mapByWord().get(foldTag(part)) ?? []).at(0) ?? null
  );
}

function toEntries(name: TagName, words: readonly string[]): [string, TagName][] {
  return words.map((word) => [foldTag(word), name]);
}

/** Letters and digits of a word, in the singular; an empty one stands for nothing. */
function foldTag(word: string): string {
  const letters = word
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
  return letters.replace(/(?<=[^s])s$/, "");
}
