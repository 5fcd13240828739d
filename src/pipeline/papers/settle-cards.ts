import { type Card, isTouched } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import type { Paper } from "../../core/paper/paper.ts";
import type { Run } from "../run.ts";
import { choosePapers } from "./choose-papers.ts";
import { type DayChoice, settleChoice } from "./day-choice.ts";

/** By what a day is made, and the papers that get a card by it. */
type SettledCards = {
  choice: DayChoice;
  chosen: Paper[];
  /** How many published cards the command's own choice would take out of the digest, which keeps them and its choice. */
  wouldLeave: number;
  /** Papers that would get a card, and may have had one that a person has taken out. */
  perhapsTakenOut: Paper[];
};

/**
 * By what a day is made and which papers get a card. A choice that the command gives counts as long as no published card
 * would leave by it: without the user's word (`--redraft`) such a day keeps its own choice, and all of its cards. So does one of
 * which nobody knows whose cards a person has taken out: it gets no card of another paper.
 */
export function settleCards(
  listed: readonly Paper[],
  stored: DailyDigest | null,
  { choices }: Pick<Run, "choices">,
): SettledCards {
  const settle = (given: Run["choices"]["given"]) => {
    const choice = settleChoice({ ...choices, given: given ?? [] }, stored);
    return { choice, chosen: choosePapers(listed, choice, stored) };
  };
  const wanted = settle(choices.given);
  if (choices.redrafts === true) return { ...wanted, wouldLeave: 0, perhapsTakenOut: [] };
  const own = settle([]);
  const ids = new Set(wanted.chosen.map(({ id }) => id));
  const leaving = own.chosen.filter(({ id }) => !ids.has(id) && isPublished(id, stored));
  const settled = leaving.length === 0 ? wanted : own;
  const known = isOfOlderForm(stored) ? new Set(stored.cards.map(({ paper }) => paper.id)) : null;
  const perhapsTakenOut = settled.chosen.filter(({ id }) => known?.has(id) === false);
  const { choice, chosen } = perhapsTakenOut.length === 0 ? settled : own;
  return {
    choice,
    chosen: chosen.filter(({ id }) => known?.has(id) !== false),
    wouldLeave: leaving.length,
    perhapsTakenOut,
  };
}

/** Whether a settled day does not tell whose cards a person has taken out of it. */
export function isOfOlderForm(stored: DailyDigest | null): stored is DailyDigest {
  return stored?.raisedFrom !== undefined && stored.status === "settled";
}

/** Whether a paper has a published card that would leave: what a person has edited or hidden stays in any case. */
function isPublished(id: Paper["id"], stored: DailyDigest | null): boolean {
  const card: Card | undefined = stored?.cards.find(({ paper }) => paper.id === id);
  return card?.status === "ok" && !isTouched(card);
}
