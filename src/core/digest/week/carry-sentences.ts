import type { Card } from "../../card/card.ts";
import { MAX_WEEK_SENTENCES } from "./week-draft.ts";
import { isTouchedSentence, type WeekIntro, type WeekSentence } from "./week-intro.ts";

type Intro = WeekIntro | null | undefined;

/**
 * A week's sentences as they were made now, with those as they were that a person has touched: each in the place of the one
 * that it comes from or that is about the same papers, and the others at the end. Null for none.
 */
export function carrySentences(made: Intro, before: Intro): WeekIntro | null {
  const touched = (before?.sentences ?? []).filter(isTouchedSentence);
  if (touched.length === 0 || !before) return made ?? null;
  const left = new Set(touched);
  const placed = (made?.sentences ?? []).flatMap((sentence): WeekSentence[] => {
    const own = touched.find((one) => isSameSentence(one, sentence));
    if (own === undefined) return [sentence];
    return left.delete(own) ? [own] : [];
  });
  return { ...(made ?? before), sentences: withinBounds([...placed, ...left]) };
}

/** A week's sentences without those of which a paper has no draft any more; one that a person has touched stays with the others. */
export function keepSentences(intro: Intro, cards: readonly Card[]): WeekIntro | null {
  const drafted = cards.filter((card) => card.status === "ok");
  const ids = new Set<string>(drafted.map(({ paper }) => paper.id));
  const sentences = (intro?.sentences ?? []).flatMap((sentence) => {
    const papers = sentence.papers.filter((id) => ids.has(id));
    const isWhole = papers.length === sentence.papers.length;
    if (isWhole) return [sentence];
    return papers.length > 0 && isTouchedSentence(sentence) ? [{ ...sentence, papers }] : [];
  });
  return !intro || sentences.length === 0 ? null : { ...intro, sentences };
}

function isSameSentence(touched: WeekSentence, { text, papers }: WeekSentence): boolean {
  const { original = touched } = touched;
  if (touched.text === text || original.text === text) return true;
  return [touched, original].some((one) => nameAll(one.papers) === nameAll(papers));
}

function nameAll(papers: readonly string[]): string {
  return papers.toSorted().join();
}

/** As many as a week may have, a person's before all others. */
function withinBounds(sentences: readonly WeekSentence[]): WeekSentence[] {
  const touched = sentences.filter(isTouchedSentence).length;
  let room = Math.max(0, MAX_WEEK_SENTENCES - touched);
  return sentences.filter((sentence) => isTouchedSentence(sentence) || room-- > 0);
}
