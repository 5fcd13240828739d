import type { Card } from "../core/card/card.ts";
import type { DraftedAll } from "../drafting/draft-all.ts";
import { ModelError } from "../model/model-error.ts";

/** What became of the questions about the papers of a digest. */
type Questions = Pick<DraftedAll, "endedBy" | "firstError">;

/**
 * Refuses a digest that would hold nothing but failed calls: what hits every paper, such as a rejected
 * key, is not about papers, and is an error of the run.
 *
 * @throws {ModelError} with what ended the questions, or else with the first paper's failure and the next
 * step that fits it.
 */
export function refuseEmptyDigest(
  cards: readonly Card[],
  { endedBy, firstError }: Questions,
): void {
  if (cards.some((card) => card.status === "ok")) return;
  if (endedBy !== null) throw endedBy;
  const asked = cards.flatMap((card) =>
    card.status === "failed" && card.failure.code !== "NO_ABSTRACT" ? [card.failure] : [],
  );
  const [first] = asked;
  if (first === undefined) return;
  throw new ModelError(`No paper of ${asked.length} got a draft. The first one: ${first.message}`, {
    reason: first.code,
    ...(firstError !== null && { fix: firstError.fix }),
  });
}
