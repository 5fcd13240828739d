import { isTouched } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { rankByInterest } from "../../core/digest/interests.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { compareChoices, type DayChoice, readChoice } from "./day-choice.ts";

/**
 * Chooses the papers that get a card: the first `top` ones, where those of interest come before the others, and any
 * whose card a person has edited or hidden, even when the Hub lists it no more. The cards of a settled day stay ahead
 * of others while it keeps its interests, and all of them stay while it keeps its number, too.
 */
export function choosePapers(
  listed: readonly Paper[],
  choice: DayChoice,
  stored: DailyDigest | null,
): Paper[] {
  const changed = compareChoices(readChoice(stored, choice), choice);
  const keepsOrder = stored?.status === "settled" && !changed.includes("interests");
  const cards = new Map(stored?.cards.map((card) => [card.paper.id, card]));
  const ranked = rankByInterest(listed, choice.interests, (paper) => paper);
  const first = new Set(ranked.slice(0, choice.top).map(({ id }) => id));
  /** A card that stays for its edit alone takes no other paper's place. */
  const isAhead = ({ id }: Paper) => {
    const card = cards.get(id);
    return card !== undefined && (!isTouched(card) || first.has(id));
  };
  const order = keepsOrder
    ? ranked.toSorted((a, b) => Number(isAhead(b)) - Number(isAhead(a)))
    : ranked;

  const isKept = (id: Paper["id"]) => {
    const card = cards.get(id);
    return card !== undefined && (isTouched(card) || (keepsOrder && !changed.includes("top")));
  };
  const chosen = new Set(
    order.filter(({ id }, index) => choice.top === 0 || index < choice.top || isKept(id)),
  );
  const ids = new Set(listed.map(({ id }) => id));
  const gone = [...cards.values()].filter((card) => isTouched(card) && !ids.has(card.paper.id));
  return [...ranked.filter((paper) => chosen.has(paper)), ...gone.map(({ paper }) => paper)];
}
