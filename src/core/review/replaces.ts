import { type Card, isEdited, isTouched } from "../card/card.ts";
import { countCards } from "../card/shown-cards.ts";
import type { Digest, WeeklyDigest } from "../digest/digest.ts";
import { keepSentences } from "../digest/week/carry-sentences.ts";
import { isTouchedSentence } from "../digest/week/week-intro.ts";

/** What is known about the digest that a branch has. */
type Standing = {
  /** Whether somebody has changed its files since ours was begun. */
  isChanged: boolean;
  /** Whether nobody has written something else into its document. */
  isRendered: boolean;
};

/**
 * Whether a digest that was just made takes the place of the one that a branch has. What a person has edited
 * or hidden must be in it. What was changed meanwhile gives way only when it is the program's own, and ours
 * has fewer failed cards and lacks no drafted one; a week, whose cards are those of its days, when it lacks no paper,
 * and no sentence but those about failed cards.
 */
export function replacesDigest(
  ours: Digest,
  theirs: Digest,
  { isChanged, isRendered }: Standing,
): boolean {
  if (!theirs.cards.filter(isTouched).every((card) => isKept(card, ours))) return false;
  if (ours.kind === "weekly" && theirs.kind === "weekly" && !keepsSentences(ours, theirs))
    return false;
  if (!isChanged) return true;
  if (ours.kind === "weekly") return theirs.kind === "weekly" && isRendered && addsTo(ours, theirs);
  const drafted = theirs.cards.filter((card) => card.status === "ok");
  return (
    isRendered &&
    countCards(ours).failed < countCards(theirs).failed &&
    drafted.every(({ paper }) => findCard(ours, paper.id)?.status === "ok")
  );
}

/** Whether a week lacks nothing of another, which has no sentences, or the same, or some about cards that had failed. */
function addsTo(ours: WeeklyDigest, theirs: WeeklyDigest): boolean {
  const hasAll = theirs.cards.every(({ paper }) => findCard(ours, paper.id) !== undefined);
  const isSame = JSON.stringify(ours.intro) === JSON.stringify(theirs.intro);
  const isMended = countCards(ours).failed < countCards(theirs).failed;
  return hasAll && (theirs.intro === undefined || isSame || isMended);
}

/** Whether a week still has the sentences that a person has touched, but for those whose papers it has no draft of. */
function keepsSentences({ intro, cards }: WeeklyDigest, theirs: WeeklyDigest): boolean {
  const touched = keepSentences(theirs.intro, cards)?.sentences.filter(isTouchedSentence) ?? [];
  const kept = new Set(intro?.sentences.map((sentence) => JSON.stringify(sentence)));
  return touched.every((sentence) => kept.has(JSON.stringify(sentence)));
}

/** Whether a digest still has what a person has made of a card. */
function isKept(card: Card, ours: Digest): boolean {
  const kept = findCard(ours, card.paper.id);
  if (kept?.hidden !== card.hidden) return false;
  return !isEdited(card) || JSON.stringify(kept.draft) === JSON.stringify(card.draft);
}

function findCard({ cards }: Digest, paperId: string): Card | undefined {
  return cards.find(({ paper }) => paper.id === paperId);
}
