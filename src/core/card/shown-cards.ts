import type { Card } from "./card.ts";
import { isTriedAgain } from "./failure.ts";
import { errorsOf } from "./judge-draft.ts";

/** The cards of a day or week. */
type WithCards = { cards: readonly Card[] };

/** The cards that readers see, in their order. */
export function shownCards(digest: WithCards): Card[] {
  return digest.cards.filter((card) => !card.hidden);
}

/** How many of the cards that readers see lack the picture that their paper has. */
export function countMissingPictures(digest: WithCards): number {
  return shownCards(digest).filter(
    ({ image, paper }) => image === null && paper.thumbnailUrl !== null,
  ).length;
}

/** The cards that readers see and that have an error that a check found. */
export function listWithErrors(digest: WithCards): Card[] {
  return shownCards(digest).filter(({ findings }) => errorsOf(findings).length > 0);
}

/** Whether a card has failed. That of a withdrawn paper has not: it never gets a draft, and nothing failed. */
export function hasFailed(card: Card): boolean {
  return card.status === "failed" && isTriedAgain(card.failure);
}

/** How many of the cards that readers see have a draft and how many failed. */
export function countCards(digest: WithCards): { ok: number; failed: number } {
  const shown = shownCards(digest);
  const ok = shown.filter((card) => card.status === "ok").length;
  return { ok, failed: shown.filter(hasFailed).length };
}
