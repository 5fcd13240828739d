import type { ReviewState } from "../core/review/review-session.ts";
import { type Item, listItems } from "./items.ts";
import { countItems } from "./pages/header.ts";

/** A card or sentence, and what was decided about it before and after something was undone. */
type Undone = Pick<Item, "id" | "title" | "isSentence"> & {
  decisions: readonly [before: string | undefined, after: string];
};

/**
 * What was undone, in Korean: of several cards or sentences how many and what, of one its name, when it is not that of the
 * page.
 *
 * @param id the card or sentence of the page
 */
export function tellUndone(before: ReviewState, after: ReviewState, id: string): string {
  const undone = listUndone(before, after);
  if (undone.length > 1) {
    const isOfAccepting = undone.every(
      ({ decisions: [was, now] }) => was === "accepted" && now === "open",
    );
    const what = isOfAccepting ? "의 확인을" : "에서 한 일을";
    return `${countItems(after, undone.length)}${what} 되돌렸습니다.`;
  }
  const [other] = undone.filter((one) => one.id !== id);
  if (other === undefined) return "되돌렸습니다.";
  return `되돌렸습니다. 바뀐 ${other.isSentence ? "문장" : "카드"}: ${other.title}`;
}

/** What was changed by a person: findings of a card may follow from the text of another one. */
function listUndone(before: ReviewState, after: ReviewState): Undone[] {
  const [was, now] = [readTexts(before), readTexts(after)];
  const decisions = new Map(listItems(before).map(({ id, decision }) => [id, decision]));
  return listItems(after).flatMap(({ id, title, isSentence, decision }): Undone[] =>
    was.get(id) === now.get(id) && decisions.get(id) === decision
      ? []
      : [{ id, title, isSentence, decisions: [decisions.get(id), decision] }],
  );
}

/** What a person may have changed of each card and sentence, but for what is decided about it. */
function readTexts({ cards, week }: ReviewState): ReadonlyMap<string, string> {
  return new Map([
    ...cards.map(({ card: { paper, draft, findings }, proposal }): [string, string] => {
      const dismissed = findings.flatMap((one) => one.dismissed ?? []);
      return [paper.id, JSON.stringify([draft, proposal, dismissed])];
    }),
    ...(week?.sentences ?? []).map(({ id, sentence }): [string, string] => [
      id,
      JSON.stringify(sentence),
    ]),
  ]);
}
