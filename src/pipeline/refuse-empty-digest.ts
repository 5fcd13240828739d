import type { Card } from "../core/card/card.ts";
import { explainFailureCode, hasNothingToAsk } from "../core/card/failure.ts";
import type { DraftedAll } from "../drafting/draft-all.ts";
import { ModelError } from "../model/model-error.ts";

/** What became of the questions about the papers of a digest. */
type Questions = Pick<DraftedAll, "endedBy" | "explanations">;

/**
 * Refuses a digest that would hold nothing but failed calls: what hits every paper, such as a rejected
 * key, is not about papers, and is an error of the run.
 *
 * @throws {ModelError} with what ended the questions, or else with the first paper's failure and the next
 * step that fits it.
 */
export function refuseEmptyDigest(
  cards: readonly Card[],
  { endedBy, explanations }: Questions,
): void {
  if (cards.some((card) => card.status === "ok")) return;
  if (endedBy !== null) throw endedBy;
  const asked = cards.flatMap((card) =>
    card.status === "failed" && !card.hidden && !hasNothingToAsk(card.failure) ? [card] : [],
  );
  const [first] = asked;
  if (first === undefined) return;
  const { code, message } = first.failure;
  throw new ModelError(`No paper of ${asked.length} got a draft. The first one: ${message}`, {
    reason: code,
    explanation: explanations.get(first.paper.id) ?? explainFailureCode(code),
  });
}
