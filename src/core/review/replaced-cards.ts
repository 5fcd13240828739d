import type { Card } from "../card/card.ts";
import type { DailyDigest, Digest } from "../digest/digest.ts";
import { escapeTarget } from "../digest/escape.ts";
import type { DigestDate } from "../paper/date.ts";

/** Published cards of a day that readers do not find there any more, or not as they were drafted. */
export type ReplacedCards = { date: DigestDate; redrafted: Card[]; gone: Card[] };

/** What a day takes from the published one: cards drafted from another question, or by another model, and cards that it lacks; null for nothing. */
export function findReplaced(published: DailyDigest | null, now: Digest): ReplacedCards | null {
  if (published === null || now.kind !== "daily") return null;
  const cards = new Map(now.cards.map((card) => [card.paper.id, card]));
  const shown = published.cards.filter((card) => card.status === "ok" && !card.hidden);
  const isOther = ({ paper: { id }, provenance }: Card) => {
    const fingerprint = cards.get(id)?.provenance?.fingerprint ?? null;
    return fingerprint !== null && fingerprint !== provenance?.fingerprint;
  };
  const redrafted = shown.filter(isOther);
  const gone = shown.filter(({ paper: { id } }) => cards.get(id)?.status !== "ok");
  return redrafted.length + gone.length === 0 ? null : { date: now.date, redrafted, gone };
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
