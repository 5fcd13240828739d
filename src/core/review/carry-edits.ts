import { type Card, isTouched } from "../card/card.ts";
import { carryDismissals } from "../card/carry-dismissals.ts";
import { isTriedAgain } from "../card/failure.ts";
import {
  buildDailyDigest,
  type DailyDigest,
  type Digest,
  type StoredDigest,
  type StoredWeek,
} from "../digest/digest.ts";
import { carrySentences, keepSentences } from "../digest/week/carry-sentences.ts";

/**
 * A day as it was made now, with the cards that a person has edited or hidden as they are in another version of it, and
 * with what a person has dismissed in either of them.
 */
export function keepTouched(made: DailyDigest, theirs: DailyDigest): DailyDigest {
  const touched = new Map(theirs.cards.filter(isTouched).map((card) => [card.paper.id, card]));
  const others = new Map(theirs.cards.map((card) => [card.paper.id, card]));
  const cards = made.cards.map((card) => {
    const theirs = touched.get(card.paper.id);
    const kept = theirs === undefined ? card : fill(theirs, card);
    return carryDismissals(kept, card, others.get(card.paper.id));
  });
  const known = new Set(made.cards.map(({ paper }) => paper.id));
  const left = [...touched.values()].filter(({ paper }) => !known.has(paper.id));
  return buildDailyDigest({ ...made, cards: [...cards, ...left] });
}

/** The same for whatever there is of both; of a week with the sentences that a person has touched. */
export function carryTouched(made: Digest | null, theirs: Digest | null): Digest | null {
  if (made?.kind === "daily" && theirs?.kind === "daily") return keepTouched(made, theirs);
  if (made?.kind !== "weekly" || theirs?.kind !== "weekly") return made;
  const intro = keepSentences(carrySentences(made.intro, theirs.intro), made.cards);
  return intro === null ? made : { ...made, intro };
}

/**
 * The same, and what another version of a day has drafted where the card failed now: an open request does not lose it
 * again. A withdrawn paper's card is lost, unless a person has edited it.
 */
export function carryDrafted(made: Digest | null, theirs: Digest | null): Digest | null {
  const kept = carryTouched(made, theirs);
  if (kept?.kind !== "daily" || theirs?.kind !== "daily") return kept;
  const drafted = new Map(theirs.cards.map((card) => [card.paper.id, card]));
  const cards = kept.cards.map((card) =>
    card.status === "failed" && isTriedAgain(card.failure)
      ? fill(card, drafted.get(card.paper.id))
      : card,
  );
  return { ...kept, cards };
}

/** A day as a person has left it, with a card where one had failed and has a draft by now. */
export function fillFailed(theirs: DailyDigest, made: DailyDigest): DailyDigest {
  const drafted = new Map(made.cards.map((card) => [card.paper.id, card]));
  return { ...theirs, cards: theirs.cards.map((card) => fill(card, drafted.get(card.paper.id))) };
}

/** A card as a person has left it, or in its place, if it had failed, one that has a draft by now. */
function fill(card: Card, made: Card | undefined): Card {
  return card.status === "ok" || made?.status !== "ok" ? card : { ...made, hidden: card.hidden };
}

/** Papers whose card is the same in both digests, to a reader. Upvotes do not count. */
export function sameCards(one: Digest, other: Digest): Set<string> {
  const told = new Map(other.cards.map((card) => [card.paper.id, tell(card)]));
  const same = one.cards.filter((card) => told.get(card.paper.id) === tell(card));
  return new Set(same.map(({ paper }) => paper.id));
}

/**
 * Whether a digest tells a reader the same as the data of another; upvotes, and the order that they make, do not
 * count. Of a week its papers and sentences do: the cards are those of its days.
 */
export function tellTheSame(one: StoredDigest, other: Digest): boolean {
  if (one.kind === "weekly") return other.kind === "weekly" && tellWeek(one) === tellWeek(other);
  const same = sameCards(one, other);
  return same.size === one.cards.length && same.size === other.cards.length;
}

type Told = { papers: readonly { id: string }[]; intro?: StoredWeek["intro"] };

function tellWeek({ papers, intro }: Told): string {
  return JSON.stringify([papers.map(({ id }) => id).toSorted(), intro?.sentences ?? []]);
}

function tell({ status, draft, hidden, tags }: Card): string {
  return hidden ? "hidden" : JSON.stringify([status, draft, tags]);
}
