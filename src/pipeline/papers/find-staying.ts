import { type Card, type DraftedCard, isTouched } from "../../core/card/card.ts";
import type { Failure } from "../../core/card/failure.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { askForDraft } from "../../drafting/draft-question.ts";
import { toFingerprint } from "../../model/fingerprint.ts";
import type { Run } from "../run.ts";

/** What decides whether a card stays. */
type Asking = Pick<Run, "model" | "verifier" | "templates" | "choices">;

/**
 * The card of a paper whose draft stays, so that nothing is asked about it; null when there is none. A draft of another
 * model or prompt is published as much as any: it stays until the user has it made anew, or the paper has another
 * title or abstract by now; one that the verifier has not read stays in the same way. What a person has edited or hidden stays
 * in any case.
 */
export function findStaying(
  paper: Paper,
  stored: DailyDigest | null,
  { model, verifier, templates, choices }: Asking,
): DraftedCard | null {
  const card = stored?.cards.find(({ paper: { id } }) => id === paper.id);
  if (card?.status !== "ok") return null;
  if (isTouched(card)) return card;
  const question = askForDraft(paper, templates.draft, card.artefacts);
  if (choices.redrafts === true && isUnread(card, verifier)) return null;
  if (card.provenance.fingerprint === toFingerprint(model, question)) return card;
  const isOfSameText = card.paper.title === paper.title && card.paper.abstract === paper.abstract;
  return isOfSameText && choices.redrafts !== true ? card : null;
}

/** Whether there is a verifier, which has not read a card, or was asked otherwise. */
function isUnread({ provenance }: DraftedCard, verifier: Run["verifier"]): boolean {
  if (verifier === undefined) return false;
  const { model, promptVersion } = provenance.verifier ?? {};
  return model !== verifier.model.name || promptVersion !== verifier.template.version;
}

/** Whether only the user's word keeps a card from being drafted: it is of another model or prompt than those of now. */
export function isOfOthers(card: Card, { model, templates }: Omit<Asking, "choices">): boolean {
  if (card.status !== "ok" || isTouched(card)) return false;
  const { provenance } = card;
  return provenance.model !== model.name || provenance.promptVersion !== templates.draft.version;
}

/** Why papers have no draft whose failed cards a person has hidden: nobody reads these, so nothing is asked about them. */
export function findHiddenFailures(stored: DailyDigest | null): Map<Paper["id"], Failure> {
  const hidden = (stored?.cards ?? []).filter((card) => card.hidden);
  return new Map(
    hidden.flatMap((card) => (card.status === "failed" ? [[card.paper.id, card.failure]] : [])),
  );
}
