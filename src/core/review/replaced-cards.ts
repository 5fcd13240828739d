import type { Card, DraftedCard } from "../card/card.ts";
import type { DailyDigest, Digest } from "../digest/digest.ts";
import { escapeTarget } from "../digest/escape.ts";
import { changedFields } from "../draft/draft-fields.ts";
import type { DigestDate } from "../paper/date.ts";

/** Published cards of a day that readers do not find there any more, or not as they were drafted. */
export type ReplacedCards = { date: DigestDate; redrafted: Card[]; gone: Card[] };

/**
 * What a day takes from the published one: cards of another answer, be it to the same question, or with other texts than those
 * that a person has edited, and cards that it lacks; null for nothing.
 */
export function findReplaced(published: DailyDigest | null, now: Digest): ReplacedCards | null {
  if (published === null || now.kind !== "daily") return null;
  const cards = new Map(now.cards.map((card) => [card.paper.id, card]));
  const shown = published.cards.filter((card) => card.status === "ok" && !card.hidden);
  const isOther = (card: Card) => {
    const other = cards.get(card.paper.id);
    if (other?.status !== "ok" || card.status !== "ok") return false;
    const isOfOther = other.provenance.fingerprint !== card.provenance.fingerprint;
    return isOfOther || hasOtherTexts(card, other);
  };
  const redrafted = shown.filter(isOther);
  const gone = shown.filter(({ paper: { id } }) => cards.get(id)?.status !== "ok");
  return redrafted.length + gone.length === 0 ? null : { date: now.date, redrafted, gone };
}

/** Whether a card has other texts than before in fields that no person has edited. */
function hasOtherTexts(before: DraftedCard, after: DraftedCard): boolean {
  const edited = new Set(after.provenance.edited.map(rootOf));
  return changedFields(before.draft, after.draft).some((path) => !edited.has(rootOf(path)));
}

/** The field, or the whole list, that a path leads into. */
export function rootOf(path: string): string {
  return path.split(/\W/, 1).join("");
}

/** The same as a line of a commit's message. */
export function describeReplaced({ date, redrafted, gone }: ReplacedCards): string {
  const list = (cards: readonly Card[]) => cards.map(({ paper }) => paper.id).join(", ");
  const parts = [
    ...(redrafted.length === 0 ? [] : [`drafted anew ${list(redrafted)}`]),
    ...(gone.length === 0 ? [] : [`taken out ${list(gone)}`]),
  ];
  return `Published cards of ${date}: ${parts.join("; ")}.`;
}

/** The same as a paragraph of a pull request. */
export function renderReplaced({ redrafted, gone }: ReplacedCards): string {
  const list = (cards: readonly Card[]) =>
    cards.map(({ paper }) => `[${paper.id}](${escapeTarget(paper.url)})`).join(", ");
  const parts = [
    ...(redrafted.length === 0 ? [] : [`다시 쓴 카드 ${redrafted.length}장: ${list(redrafted)}.`]),
    ...(gone.length === 0 ? [] : [`빠지는 카드 ${gone.length}장: ${list(gone)}.`]),
  ];
  return `**이미 발행한 카드가 바뀝니다.** ${parts.join(" ")}`;
}
