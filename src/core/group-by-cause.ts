import type { PapercardsError } from "./errors.ts";

/** What is told of an error. */
export type Told = Pick<PapercardsError, "code" | "message" | "fix">;

/** Groups what was hit by the same kind of problem, with the same next step, whatever else the messages name. */
export function groupByCause<Hit extends { problem: Told }>(hits: readonly Hit[]): Hit[][] {
  const groups = Map.groupBy(hits, ({ problem: { code, fix } }) => JSON.stringify([code, fix]));
  return [...groups.values()];
}
