import { makeOnce } from "../make-once.ts";
import { countWords, prepareText, type SearchWords, toWords } from "./find-words.ts";
import { TAGS } from "./tag-list.ts";

/** The name of a tag, as cards show it. */
export type TagName = (typeof TAGS)[number]["name"];

/** All names, in the order of the list. */
export const TAG_NAMES: readonly TagName[] = TAGS.map((tag) => tag.name);

/** Tags of a card. More of them say nothing to a reader, and the list has 75. */
export const MAX_TAGS = 6;

type Matcher = { name: TagName; title: SearchWords; abstract: SearchWords; any: SearchWords };

const listMatchers = makeOnce((): readonly Matcher[] => TAGS.map(toMatcher));

function toMatcher(tag: (typeof TAGS)[number]): Matcher {
  const [aliases, hints] = [tag.aliases.split(", "), tag.hints.split(", ")];
  const isEveryday = hints.some((hint) => [hint, `${hint}s`].includes(tag.name.toLowerCase()));
  return {
    name: tag.name,
    title: toWords([tag.name, ...aliases]),
    abstract: toWords(isEveryday ? aliases : [tag.name, ...aliases]),
    any: toWords([tag.name, ...aliases, ...hints]),
  };
}

/**
 * The tags whose words a title or an abstract has, as whole words: "leverages" is not RAG. Those of the
 * title come first, then those that the abstract has most often. Failed cards get these tags.
 */
export function findTags(title: string, abstract: string): TagName[] {
  const [titleText, abstractText] = [prepareText(title), prepareText(abstract)];
  const inTitle = listMatchers().filter((matcher) => countWords(titleText, matcher.title) > 0);
  const inAbstract = listMatchers()
    .filter((matcher) => !inTitle.includes(matcher))
    .map(({ name, abstract: words }) => ({ name, times: countWords(abstractText, words) }))
    .filter(({ times }) => times > 0)
    .toSorted((a, b) => b.times - a.times);
  return [...inTitle, ...inAbstract].slice(0, MAX_TAGS).map(({ name }) => name);
}

/**
 * The tags that a model chose, in its order and once each, without those of which title and abstract have
 * no word: an image paper is not about RAG. When none is left, the result of {@link findTags}.
 */
export function plausibleTags(
  { title, abstract }: { title: string; abstract: string },
  chosen: readonly string[],
): TagName[] {
  const text = prepareText(`${title}\n${abstract}`);
  const kept = listMatchers()
    .filter(({ name, any }) => chosen.includes(name) && countWords(text, any) > 0)
    .map(({ name }) => name)
    .toSorted((a, b) => chosen.indexOf(a) - chosen.indexOf(b));
  return kept.length > 0 ? kept : findTags(title, abstract);
}
