import { chooseProposal, lookAgain, receiveProposal } from "../../core/review/choose-proposal.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import { whileDrafting } from "../claim.ts";
import { askForCard } from "./ask-for-card.ts";
import type { DayReview } from "./day-review.ts";
import { findCard } from "./kept-review.ts";
import { nothingWaits } from "./problems.ts";

/** The acts of asking the model, and of choosing between its new draft and the one that is there. */
export function asking({
  date,
  run,
  read,
  toState,
  change,
  add,
}: DayReview): Pick<ReviewSession, "ask" | "choose" | "reconsider"> {
  return {
    ask: async (id, remark) => {
      const kept = await read();
      const { card, entry } = findCard(kept, id);
      const draft = entry.edit?.draft ?? card.draft;
      // A first draft was asked for, and a run has made one meanwhile.
      if (draft !== null && remark === "") return toState(kept);
      const ask = () => askForCard(card, { draft, remark }, run);
      // The first question about a paper is also one of a run, which may be asking it.
      const answered = draft === null ? await whileDrafting(date, run, ask) : await ask();
      return add(id, (cardNow, entryNow) =>
        receiveProposal(cardNow, entryNow, { ...answered, remark }),
      );
    },
    choose: (id, choice, revision) =>
      change({ id, seen: revision }, (card, entry) => {
        const chosen = chooseProposal(card, entry, choice);
        if (chosen === null) throw nothingWaits();
        return chosen;
      }),
    reconsider: (id, revision) =>
      change({ id, seen: revision }, (_, entry) => {
        const proposed = lookAgain(entry);
        if (proposed === null) throw nothingWaits();
        return proposed;
      }),
  };
}
