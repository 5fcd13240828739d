import type { Card } from "../card/card.ts";
import { changeDraft, type ReviewEntry } from "./review.ts";

/** The entry after the model has answered: its draft becomes a proposal, or the card's first draft. */
export function receiveProposal(
  card: Card,
  entry: ReviewEntry,
  answered: NonNullable<ReviewEntry["proposal"]>,
): ReviewEntry {
  if (card.status === "ok" || entry.edit !== null) return { ...entry, proposal: answered };
  const { draft, provenance } = answered;
  return { ...entry, edit: { original: draft, draft, provenance, ...keepDoubts(answered) } };
}

/**
 * The entry after the reviewer has chosen between the model's proposal and the present draft; null when
 * there is no proposal. A new draft that was chosen counts as changed by hand wherever the two differ.
 */
export function chooseProposal(
  card: Card,
  entry: ReviewEntry,
  choice: "new" | "old",
): ReviewEntry | null {
  const { proposal } = entry;
  if (proposal === null) return null;
  if (choice === "old") return { ...entry, proposal: null };
  const changed = changeDraft(card, entry, () => proposal.draft);
  if (changed === null) return null;
  if (changed.edit === null) return { ...changed, proposal: null };
  const { edited } = changed.edit.provenance;
  const provenance = { ...proposal.provenance, edited };
  const edit = { ...changed.edit, provenance, ...keepDoubts(proposal) };
  return { ...changed, proposal: null, edit };
}

/** Of what was found in an answer, what no check finds again. */
function keepDoubts({ findings = [] }: NonNullable<ReviewEntry["proposal"]>) {
  const doubts = findings.filter(({ check }) => check === "verifier");
  return doubts.length > 0 && { findings: doubts };
}
