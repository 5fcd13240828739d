import { type Card, isTouched } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { rankByInterest } from "../../core/digest/interests.ts";
import type { Paper } from "../../core/paper/paper.ts";
import type { Run } from "../run.ts";

/** The papers of a day that get a card, and the interests by which they were chosen. */
type ChosenPapers = { papers: Paper[]; interests: readonly string[] };

/**
 * Chooses the papers that get a card: the first `top` ones, where those of interest come before the others, and any
 * whose card a person has edited or hidden, even when the Hub lists it no more.
 *
 * What a digest holds is a choice that was made before: its interests stand, its cards do not become fewer, and those
 * of a settled day stay, unless the command itself gives another choice.
 */
export function choosePapers(
  listed: readonly Paper[],
  choices: Pick<Run["choices"], "top" | "interests" | "given">,
  stored: DailyDigest | null,
): ChosenPapers {
  const { top, given = [] } = choices;
  const keepsInterests = stored !== null && !given.includes("interests");
  const interests = keepsInterests ? (stored.interests ?? []) : choices.interests;
  const cards = new Map(stored?.cards.map((card) => [card.paper.id, card]));
  const ranked = rankByInterest(listed, interests, (paper) => paper);
  const order =
    keepsInterests && stored.status === "settled"
      ? ranked.toSorted((a, b) => Number(cards.has(b.id)) - Number(cards.has(a.id)))
      : ranked;

  const isChosen = ({ id }: Paper, index: number) =>
    top === 0 || index < top || isTouchedCard(cards.get(id));
  const chosen = new Set(order.filter(isChosen));
  const leastCards = given.includes("top") ? 0 : listed.filter(({ id }) => cards.has(id)).length;
  for (const paper of order) if (chosen.size < leastCards) chosen.add(paper);

  const ids = new Set(listed.map(({ id }) => id));
  const gone = [...cards.values()].filter((card) => isTouched(card) && !ids.has(card.paper.id));
  return {
    papers: [...ranked.filter((paper) => chosen.has(paper)), ...gone.map(({ paper }) => paper)],
    interests,
  };
}

function isTouchedCard(card: Card | undefined): boolean {
  return card !== undefined && isTouched(card);
}
