import { CHECKS, costsTrust, type Finding, standingFindings } from "../core/checks/finding.ts";
import { isClean, isCleanSentence } from "../core/review/apply-review.ts";
import type { Decision } from "../core/review/review.ts";
import type { ReviewCard, ReviewSentence, ReviewState } from "../core/review/review-session.ts";

/** What is reviewed one after the other: a card, or a sentence of a week. */
export type Item = {
  id: string;
  /** What it is called in lists: the paper's title, or the sentence itself. */
  title: string;
  /** Its headline; null for none. */
  headline: string | null;
  language: "en" | "ko";
  /** Its number among those of its kind. */
  number: number;
  isSentence: boolean;
  /** The day of a card in a week; null in a day. */
  date: string | null;
  decision: Decision;
  findings: readonly Finding[];
  lacksDraft: boolean;
  isPending: boolean;
  hasProposal: boolean;
  isClean: boolean;
};

/** All of a review in the order of its digest: the sentences of a week, and the cards. */
export function listItems({ cards, week }: ReviewState): Item[] {
  const sentences = (week?.sentences ?? []).map(toSentenceItem);
  return [...sentences, ...cards.map((card, at) => toCardItem(card, at, week?.dates))];
}

function toSentenceItem(one: ReviewSentence, at: number): Item {
  const { id, sentence, decision, findings, isPending } = one;
  return {
    ...{ id, decision, findings, isPending, title: sentence.text, headline: null, language: "ko" },
    ...{ number: at + 1, isSentence: true, date: null, lacksDraft: false, hasProposal: false },
    isClean: isCleanSentence(one),
  };
}

function toCardItem(one: ReviewCard, at: number, dates?: ReadonlyMap<string, string>): Item {
  const { card, decision, isPending, proposal } = one;
  const { id, title } = card.paper;
  return {
    ...{ id, title, decision, findings: card.findings, isPending, language: "en" },
    ...{ number: at + 1, isSentence: false, date: dates?.get(id) ?? null },
    headline: card.draft?.headline ?? null,
    lacksDraft: card.status === "failed",
    hasProposal: proposal !== null,
    isClean: isClean(one),
  };
}

/** How many findings of a severity count. */
export function countStanding(findings: readonly Finding[], severity: Finding["severity"]): number {
  return standingFindings(findings).filter((finding) => finding.severity === severity).length;
}

/** Whether it has an error, a warning, or no draft at all. */
export function isSuspect({ lacksDraft, findings }: Item): boolean {
  return lacksDraft || costsTrust(findings);
}

/** Whether a check has found something in it that counts. */
export function hasFindingOf({ findings }: Item, check: Finding["check"]): boolean {
  return standingFindings(findings).some((finding) => finding.check === check);
}

/** The checks that have found something that counts, each with the number of items. */
export function countByCheck(items: readonly Item[]): [check: Finding["check"], count: number][] {
  return CHECKS.map((check): [Finding["check"], number] => [
    check,
    items.filter((item) => hasFindingOf(item, check)).length,
  ]).filter(([, count]) => count > 0);
}

/** The same with most errors first, then those without a draft, then most warnings, and else in their order. */
export function orderByRisk(items: readonly Item[]): Item[] {
  const count = ({ findings }: Item, severity: Finding["severity"]) =>
    countStanding(findings, severity);
  return items.toSorted(
    (one, other) =>
      count(other, "error") - count(one, "error") ||
      Number(other.lacksDraft) - Number(one.lacksDraft) ||
      count(other, "warning") - count(one, "warning"),
  );
}
