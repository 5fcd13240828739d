import type { Card } from "../card/card.ts";
import type { Finding } from "../checks/finding.ts";
import { changedFields, withFieldsOf } from "../draft/draft-fields.ts";
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

/** The proposal, the present draft, or the proposal in some fields, as `changedFields` names them. */
export type Choice = "new" | "old" | { fields: readonly string[] };

/**
 * The entry after the reviewer has chosen between the model's proposal and the present draft; null when
 * there is no proposal, or no such field. A new draft that was chosen counts as changed by hand wherever the two differ.
 * What was not chosen is set aside.
 */
export function chooseProposal(card: Card, entry: ReviewEntry, choice: Choice): ReviewEntry | null {
  const { proposal } = entry;
  if (proposal === null) return null;
  const present = entry.edit?.draft ?? card.draft;
  if (JSON.stringify(present) === JSON.stringify(proposal.draft)) {
    return { ...entry, proposal: null };
  }
  if (choice === "old") return { ...entry, proposal: null, setAside: proposal };
  if (choice !== "new") return chooseFields(card, { ...entry, proposal }, choice.fields);
  const changed = changeDraft(card, entry, () => proposal.draft);
  if (changed === null) return null;
  const setAside = keepPresent(card, entry, proposal.remark);
  if (changed.edit === null) return { ...changed, proposal: null, setAside };
  const { edited } = changed.edit.provenance;
  const provenance = { ...proposal.provenance, edited };
  const edit = { ...changed.edit, provenance, ...keepDoubts(proposal) };
  return { ...changed, proposal: null, setAside, edit };
}

/** The entry with the draft that was set aside as a proposal again, for a second look; null when there is none. */
export function lookAgain(entry: ReviewEntry): ReviewEntry | null {
  const { setAside, proposal } = entry;
  if (setAside === null) return null;
  return { ...entry, proposal: setAside, setAside: proposal };
}

type Proposed = ReviewEntry & { proposal: NonNullable<ReviewEntry["proposal"]> };

function chooseFields(card: Card, entry: Proposed, fields: readonly string[]): ReviewEntry | null {
  const { proposal } = entry;
  const changed = changeDraft(card, entry, (draft) => {
    const differing = changedFields(draft, proposal.draft);
    const isKnown = fields.every((field) => differing.includes(field));
    return isKnown ? withFieldsOf(draft, proposal.draft, fields) : null;
  });
  if (changed === null) return null;
  const chosen = { ...changed, proposal: null, setAside: proposal };
  if (changed.edit === null) return chosen;
  const doubts = keepDoubts({
    findings: [...(changed.edit.findings ?? card.findings), ...(proposal.findings ?? [])],
  });
  return { ...chosen, edit: { ...changed.edit, ...doubts } };
}

function keepPresent(card: Card, { edit }: ReviewEntry, remark: string): ReviewEntry["setAside"] {
  if (edit !== null) {
    const { draft, provenance } = edit;
    return { draft, provenance, remark, ...keepDoubts(edit) };
  }
  if (card.status !== "ok") return null;
  const { draft, provenance } = card;
  return { draft, provenance, remark, ...keepDoubts(card) };
}

/** Of what was found in an answer, what no check finds again. */
function keepDoubts({ findings = [] }: { findings?: readonly Finding[] | undefined }) {
  const doubts = findings.filter(({ check }) => check === "verifier");
  return doubts.length > 0 && { findings: doubts };
}
