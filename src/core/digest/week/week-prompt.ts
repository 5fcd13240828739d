import type { DraftedCard } from "../../card/card.ts";
import { fill, type PromptTemplate } from "../../question/prompt.ts";
import type { Message } from "../../question/question.ts";

/**
 * The conversation that asks for the trends of a week. Cards are numbered by paper id, not by upvotes, so
 * that the question and its fingerprint stay the same when upvotes change.
 */
export function renderWeekPrompt(
  template: PromptTemplate,
  cards: readonly DraftedCard[],
): Message[] {
  const lines = numberCards(cards).map(({ paper, draft, tags }, index) =>
    JSON.stringify({
      number: index + 1,
      title: paper.title,
      tags,
      oneLine: draft.oneLine,
      keyPoints: draft.keyPoints.map((point) => point.text),
    }),
  );
  const values = { cards: lines.join("\n") };
  return [
    { role: "system", content: fill(template.system, values) },
    { role: "user", content: fill(template.user, values) },
  ];
}

/** A week's cards in the order of their numbers: the first is number 1. */
export function numberCards(cards: readonly DraftedCard[]): DraftedCard[] {
  return cards.toSorted((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
}
