import type { ReviewState } from "../../core/review/review-session.ts";

/** The number of each card in the list of its review, by the paper's id. */
export type CardNumbers = ReadonlyMap<string, number>;

/** The numbers of a review's cards. */
export function numberCards({ cards }: Pick<ReviewState, "cards">): CardNumbers {
  return new Map(cards.map(({ card }, index) => [card.paper.id, index + 1]));
}

/** What a finding says of cards that say the same: which, what of it is the same, and their papers. */
const ALIKE = /^다른 논문의 카드(에도|와)([^()]*)\(([\d., ]+)\)/;

/** A finding's message with other cards named as the list names them: `3번·9번 카드와 구조가 같은 문장`. */
export function nameCards(message: string, numbers: CardNumbers): string {
  return message.replace(ALIKE, (told, particle: string, what: string, papers: string) => {
    const known = papers.split(", ").map((id) => numbers.get(id));
    if (known.includes(undefined)) return told;
    return `${known.map((number) => `${number}번`).join("·")} 카드${particle}${what}`;
  });
}
