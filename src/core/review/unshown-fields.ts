import type { DraftedCard } from "../card/card.ts";
import { rateDifficulty } from "../card/ratings/rate-difficulty.ts";
import { Draft } from "../draft/draft.ts";

/** What is known of drafts as the program has written them. */
export type DraftsBefore = {
  /** Whether a paper's draft was this one. */
  isWritten: (paper: string, draft: Draft) => boolean;
  /** The tags that a paper's card had, where they were changed in the data; null where they were not. */
  tagsOf: (paper: string) => string[] | null;
};

const COMPUTES = Draft.shape.adoption.shape.compute.options;

/**
 * A draft with all that the fields may have been of which no document shows the text, its own first: what a paper takes
 * to be tried. Of the need, the reason of the card's rating tells the words.
 */
export function listUnshown(card: DraftedCard, draft: Draft): Draft[] {
  const { need, compute } = draft.adoption;
  const reason = card.difficultyReason;
  const needs = [...reason.matchAll(/, /g)].map(({ index }) => reason.slice(index + 2));
  return [...new Set([need, null, reason, ...needs])].flatMap((oneNeed) =>
    [...new Set([compute, ...COMPUTES])].map((oneCompute) => ({
      ...draft,
      adoption: { need: oneNeed, compute: oneCompute },
    })),
  );
}

/**
 * A draft that differs from a card's in what no document shows, where nobody can tell in what: in tags that the card does
 * not show of it, as long as its rating is that of the draft.
 */
export function guessUnshown({ paper, artefacts, draft, ...card }: DraftedCard): Draft {
  const { need, compute } = draft.adoption;
  const rating = rateDifficulty({ paper, artefacts, need, compute });
  const isOfGrade = rating.grade === card.difficulty;
  const isUnseen = draft.tags.some((tag) => !card.tags.includes(tag));
  if (isOfGrade && rating.reason === card.difficultyReason && isUnseen) {
    return { ...draft, tags: card.tags };
  }
  const other = compute === "concept" ? ("small" as const) : ("concept" as const);
  return {
    ...draft,
    adoption: { need: need ? "" : "-", compute: isOfGrade ? compute : other },
  };
}
