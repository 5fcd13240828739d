import { hasFailed } from "../../core/card/shown-cards.ts";
import { DismissalReason, type Dismissed } from "../../core/checks/finding.ts";
import { changeList } from "../../core/draft/change-list.ts";
import { changeField } from "../../core/draft/draft-fields.ts";
import { quotePassage } from "../../core/draft/quote-passage.ts";
import { isClean } from "../../core/review/apply-review.ts";
import {
  beginByHand,
  changeDraft,
  decide,
  decideFinding,
  decisionOf,
  revertField,
} from "../../core/review/review.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import { cleanLine } from "../../core/text.ts";
import type { DayReview } from "./day-review.ts";
import {
  badList,
  badQuote,
  badReason,
  badValue,
  draftIsThere,
  noSuchFinding,
  notCleanAnyMore,
  nothingToAccept,
} from "./problems.ts";

/** What a reviewer decides without a model. */
type Deciding = Pick<
  ReviewSession,
  | "edit"
  | "revert"
  | "revertField"
  | "quote"
  | "decide"
  | "acceptClean"
  | "dismiss"
  | "restore"
  | "undo"
  | "arrange"
  | "begin"
>;

/**
 * The acts of changing a card, taking the changes back, accepting or hiding it, and dismissing what the checks have found
 * in it.
 */
export function deciding({ change, changeAll, undo, run }: DayReview): Deciding {
  const decideOn = (
    { id, name, revision }: { id: string; name: string; revision: number },
    dismissed: Dismissed | null,
  ) =>
    change({ id, seen: revision }, (_, entry, look) => {
      const decided = decideFinding(look(), entry, { name, dismissed });
      if (decided === null) throw noSuchFinding();
      return decided;
    });
  return {
    edit: (id, { path, text, ...rest }, revision) =>
      change({ id, seen: revision, path, text, ...rest }, (card, entry) => {
        const changed = changeDraft(card, entry, (draft) => changeField(draft, path, text));
        if (changed === null) throw badValue(path);
        return changed;
      }),
    arrange: (id, item, revision) =>
      change({ id, seen: revision }, (card, entry) => {
        const changed = changeDraft(card, entry, (draft) => changeList(draft, item));
        if (changed === null) throw badList();
        return changed;
      }),
    begin: (id, revision) =>
      change({ id, seen: revision }, (card, entry) => {
        const begun = beginByHand(card, entry, run.now());
        if (begun === null) throw draftIsThere();
        return begun;
      }),
    revert: (id, revision) =>
      change({ id, seen: revision }, (_, entry) => ({ ...entry, edit: null })),
    revertField: (id, path, revision) =>
      change({ id, seen: revision }, (card, entry) => {
        const reverted = revertField(card, entry, path);
        if (reverted === null) throw badValue(path);
        return reverted;
      }),
    quote: (id, { item, text }, revision) =>
      change({ id, seen: revision }, (card, entry) => {
        if (text.trim() === "" || !card.paper.abstract.includes(text)) throw badQuote();
        const quoted = changeDraft(card, entry, (draft) => quotePassage(draft, item, text));
        if (quoted === null) throw badList();
        return quoted;
      }),
    decide: (id, decision, revision) =>
      change({ id, seen: revision }, (_, entry, look) => {
        if (decision === "accepted" && hasFailed(look())) throw nothingToAccept();
        return decide(entry, decision);
      }),
    acceptClean: (ids, revision) =>
      changeAll({ ids, seen: revision }, (card, entry, look) => {
        const { proposal } = entry;
        const isStill = isClean({ card: look(), decision: decisionOf(card, entry), proposal });
        if (!isStill) throw notCleanAnyMore();
        return decide(entry, "accepted");
      }),
    dismiss: async (id, { finding: name, reason }, revision) => {
      const { data } = DismissalReason.safeParse(cleanLine(reason));
      if (data === undefined) throw badReason();
      return decideOn({ id, name, revision }, { reason: data, at: run.now().toISOString() });
    },
    restore: (id, name, revision) => decideOn({ id, name, revision }, null),
    undo,
  };
}
