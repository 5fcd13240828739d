import { DismissalReason, type Dismissed } from "../../core/checks/finding.ts";
import { changeField } from "../../core/draft/draft-fields.ts";
import { changeDraft, decide, decideFinding } from "../../core/review/review.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import { cleanLine } from "../../core/text.ts";
import type { DayReview } from "./day-review.ts";
import { badReason, badValue, noSuchFinding } from "./problems.ts";

/** What a reviewer decides without a model. */
type Deciding = Pick<ReviewSession, "edit" | "revert" | "decide" | "dismiss" | "restore" | "undo">;

/**
 * The acts of changing a card, taking the changes back, accepting or hiding it, and dismissing what the checks have found
 * in it.
 */
export function deciding({ change, undo, run }: DayReview): Deciding {
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
    edit: (id, { path, text, stroke }, revision) =>
      change({ id, seen: revision, path, stroke }, (card, entry) => {
        const changed = changeDraft(card, entry, (draft) => changeField(draft, path, text));
        if (changed === null) throw badValue(path);
        return changed;
      }),
    revert: (id, revision) =>
      change({ id, seen: revision }, (_, entry) => ({ ...entry, edit: null })),
    decide: (id, decision, revision) =>
      change({ id, seen: revision }, (_, entry) => decide(entry, decision)),
    dismiss: async (id, { finding: name, reason }, revision) => {
      const { data } = DismissalReason.safeParse(cleanLine(reason));
      if (data === undefined) throw badReason();
      return decideOn({ id, name, revision }, { reason: data, at: run.now().toISOString() });
    },
    restore: (id, name, revision) => decideOn({ id, name, revision }, null),
    undo,
  };
}
