import type { Card } from "../../core/card/card.ts";
import { changeDraft, entryOf, type ReviewEntry } from "../../core/review/review.ts";
import type { ReviewDesk } from "../../core/review/review-desk.ts";
import { askForCard } from "./ask-for-card.ts";
import { findCard, type Table } from "./desk-state.ts";
import { nothingWaits } from "./problems.ts";

/** Asking the model, and choosing between what it answers and what is there. */
export function asking(table: Table): Pick<ReviewDesk, "ask" | "choose"> {
  const { book, run } = table;
  return {
    ask: async (id, remark) => {
      const card = findCard(table, id);
      const before = entryOf(await book.read(), id);
      const draft = before.edit?.draft ?? card.draft;
      const answered = await askForCard(card.paper, { draft, remark }, run);
      await book.add(id, (entry) => receive(entry, card, { ...answered, remark }));
    },
    choose: (id, choice, revision) =>
      book.change(id, revision, (entry) => choose(findCard(table, id), entry, choice)),
  };
}

/** An answer waits beside a draft, or becomes the draft where there was none. */
function receive(
  entry: ReviewEntry,
  card: Card,
  answered: NonNullable<ReviewEntry["proposal"]>,
): ReviewEntry {
  if (card.status === "ok" || entry.edit !== null) return { ...entry, proposal: answered };
  const { draft, provenance } = answered;
  return { ...entry, edit: { original: draft, draft, provenance } };
}

/** A draft that was chosen over another counts as changed wherever the two differ. */
function choose(card: Card, entry: ReviewEntry, choice: "new" | "old"): ReviewEntry {
  const { proposal } = entry;
  if (proposal === null) throw nothingWaits();
  if (choice === "old") return { ...entry, proposal: null };
  const changed = changeDraft(card, entry, () => proposal.draft);
  if (changed === null) throw nothingWaits();
  if (changed.edit === null) return { ...changed, proposal: null };
  const { edited } = changed.edit.provenance;
  const provenance = { ...proposal.provenance, edited };
  return { ...changed, proposal: null, edit: { ...changed.edit, provenance } };
}
