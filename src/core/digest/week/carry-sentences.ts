import type { Card } from "../../card/card.ts";
import { MAX_WEEK_SENTENCES } from "./week-draft.ts";
import { isTouchedSentence, type WeekIntro, type WeekSentence } from "./week-intro.ts";

type Intro = WeekIntro | null | undefined;

/**
 * A week's sentences as they were made now, with those as they were that a person has touched: each in the place of the one
 * that it comes from or, if there is none, of one about the same papers, and the others at the end. Null for none.
 */
export function carrySentences(made: Intro, before: Intro): WeekIntro | null {
  const touched = (before?.sentences ?? []).filter(isTouchedSentence);
  if (touched.length === 0 || !before) return made ?? null;
  const sentences = made?.sentences ?? [];
  const replaced = new Map<WeekSentence, WeekSentence>();
  for (const one of touched) {
    const isFree = (sentence: WeekSentence) => !replaced.has(sentence);
    const found =
      sentences.find((sentence) => isFree(sentence) && isSameText(one, sentence)) ??
      sentences.find((sentence) => isFree(sentence) && isAboutSame(one, sentence));
    if (found !== undefined) replaced.set(found, one);
  }
  const placed = sentences.map((sentence) => replaced.get(sentence) ?? sentence);
  const left = touched.filter((one) => !placed.includes(one));
  return { ...(made ?? before), sentences: withinBounds([...placed, ...left]) };
}

/** A week's sentences without those of which a paper has no draft any more; one that a person has touched stays with the others. */
export function keepSentences(intro: Intro, cards: readonly Card[]): WeekIntro | null {
  const drafted = cards.filter((card) => card.status === "ok");
  const ids = new Set<string>(drafted.map(({ paper }) => paper.id));
  const sentences = (intro?.sentences ?? []).flatMap((sentence) => {
    const papers = sentence.papers.filter((id) => ids.has(id));
    if (papers.length === sentence.papers.length) return [sentence];
    return papers.length > 0 && isTouchedSentence(sentence) ? [{ ...sentence, papers }] : [];
  });
  return !intro || sentences.length === 0 ? null : { ...intro, sentences };
}

function isSameText({ text, original }: WeekSentence, made: WeekSentence): boolean {
  return text === made.text || original?.text === made.text;
}

function isAboutSame({ papers, original }: WeekSentence, made: WeekSentence): boolean {
  return [papers, original?.papers ?? papers].some((one) => nameAll(one) === nameAll(made.papers));
}

function nameAll(papers: readonly string[]): string {
  return papers.toSorted().join();
}

/** As many as a week may have, a person's before all others. */
function withinBounds(sentences: readonly WeekSentence[]): WeekSentence[] {
  let room = MAX_WEEK_SENTENCES - sentences.filter(isTouchedSentence).length;
  return sentences.filter((sentence) => isTouchedSentence(sentence) || room-- > 0);
}
