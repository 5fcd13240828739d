import type { Card } from "../core/card/card.ts";
import { ModelError } from "../model/model-error.ts";

/**
 * Refuses a digest that would hold nothing but failed calls: what hits every paper, such as a rejected
 * key, is not about papers, and is an error of the run.
 *
 * @throws {ModelError} with what ended the questions, or else with the first paper's failure.
 */
export function refuseEmptyDigest(cards: readonly Card[], problem: ModelError | null): void {
  if (cards.some((card) => card.status === "ok")) return;
  if (problem !== null) throw problem;
  const asked = cards.flatMap((card) =>
    card.status === "failed" && card.failure.code !== "NO_ABSTRACT" ? [card.failure] : [],
  );
  const [first] = asked;
  if (first === undefined) return;
  throw new ModelError(`No paper of ${asked.length} got a draft. The first one: ${first.message}`, {
    reason: first.code,
  });
}
