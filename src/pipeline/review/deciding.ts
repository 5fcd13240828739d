import { changeField } from "../../core/draft/draft-fields.ts";
import { changeDraft, decide } from "../../core/review/review.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import type { DayReview } from "./day-review.ts";
import { badValue } from "./problems.ts";

/** The acts of changing a card, taking the changes back, and accepting or hiding it. */
export function deciding({ change }: DayReview): Pick<ReviewSession, "edit" | "revert" | "decide"> {
  return {
    edit: (id, { path, text }, revision) =>
      change({ id, seen: revision, path }, (card, entry) => {
        const changed = changeDraft(card, entry, (draft) => changeField(draft, path, text));
        if (changed === null) throw badValue(path);
        return changed;
      }),
    revert: (id, revision) =>
      change({ id, seen: revision }, (_, entry) => ({ ...entry, edit: null })),
    decide: (id, decision, revision) =>
      change({ id, seen: revision }, (_, entry) => decide(entry, decision)),
  };
}
