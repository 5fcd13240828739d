import { countWords, prepareText, toWords } from "../draft/find-words.ts";
import { TAGS } from "../draft/tag-list.ts";
import { comparePapers, type Paper } from "../paper/paper.ts";
import { readReleaseClaim } from "../paper/release/release-claim.ts";

/** The interest that no word stands for: a paper with code, or whose abstract says what is released. */
const RELEASED = "released";

/**
 * Papers in the order in which readers get them: those that match an interest first, and each group by upvotes,
 * then by id. Without interests, that is the order of the listing. Nothing is asked or looked up for it.
 */
export function rankByInterest<T>(
  items: readonly T[],
  interests: readonly string[],
  paperOf: (item: T) => Paper,
): T[] {
  const matches = interests.map(toMatcher);
  return items
    .map((item) => ({ item, isFirst: matches.some((match) => match(paperOf(item))) }))
    .toSorted(
      (a, b) =>
        Number(b.isFirst) - Number(a.isFirst) || comparePapers(paperOf(a.item), paperOf(b.item)),
    )
    .map(({ item }) => item);
}

/** The interests that no paper matches. */
export function findUnmatched(interests: readonly string[], papers: readonly Paper[]): string[] {
  return interests.filter((interest) => !papers.some(toMatcher(interest)));
}

/** Whether a paper is of interest: its title or abstract has these words as whole ones, in singular or plural. */
function toMatcher(interest: string): (paper: Paper) => boolean {
  if (interest.toLowerCase() === RELEASED) return isReleased;
  if (HAS_OUTER_SIGN.test(interest)) return toSignMatcher(interest);
  const given = toForms(findTag(interest) ?? interest);
  const phrases = toWords(
    SET_PHRASES.filter((phrase) => !given.some((word) => isSame(word, phrase))),
  );
  const words = toWords([...given, ...SET_PHRASES]);
  return ({ title, abstract }) => {
    const text = prepareText(`${title}\n${abstract}`);
    return countWords(text, words) > countWords(text, phrases);
  };
}

/** Words of which a sign at one end is a part, as in `C++` and `.NET`. */
const HAS_OUTER_SIGN = /^[^\p{L}\p{N}]|[^\p{L}\p{N}]$/u;

/** Signs are looked for as they are: between words of letters alone, they count as gaps. */
function toSignMatcher(interest: string): (paper: Paper) => boolean {
  const sought = interest.toLowerCase();
  return ({ title, abstract }) => {
    const parts = `${title}\n${abstract}`.toLowerCase().split(sought);
    return parts
      .slice(1)
      .some(
        (behind, index) => !/[\p{L}\p{N}]$/u.test(parts[index] ?? "") && !/^\p{L}/u.test(behind),
      );
  };
}

/** What abstracts say without speaking of its words: `art` is no interest in what is state-of-the-art. */
const SET_PHRASES = ["state of the art"];

const isSame = (word: string, phrase: string) => word.replaceAll("-", " ").toLowerCase() === phrase;

/** A word as it was given, in the singular, in which words are looked for, and in a plural that changes its end. */
function toForms(interest: string): string[] {
  return [
    ...new Set([
      interest,
      interest.replace(/(?<=\p{L}{2}[^\Wsu])s$/u, ""),
      interest.replace(/(?<=\p{L}[^\Waeiou])ies$/u, "y"),
      interest.replace(/(?<=\p{L}[^\Waeiou])y$/u, "ies"),
    ]),
  ];
}

/** The name of a tag, which readers may write in Korean, with spaces or without, or in any case. */
function findTag(interest: string): string | undefined {
  const [folded, joined] = [interest.toLowerCase(), joinWords(interest)];
  return TAGS.find(
    ({ name, korean }) => name.toLowerCase() === folded || joinWords(korean) === joined,
  )?.name;
}

const joinWords = (words: string) => words.replaceAll(/[\s-]/g, "");

function isReleased({ codeUrl, abstract }: Paper): boolean {
  return codeUrl !== null || readReleaseClaim(abstract)?.status === "released";
}
