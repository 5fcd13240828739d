import { BATCHES_CLAIM } from "../store/batches/pending-batches.ts";
import { nameDrafting } from "../store/locks/open-claims.ts";
import type { Run } from "./run.ts";

/** What claiming takes of a run. */
type Claiming = Pick<Run, "signal" | "reporter"> & { store: Pick<Run["store"], "claims"> };

/*
 * Claims cannot wait for each other in a circle. Whoever drafts a day, a week or a card holds one claim, and asks
 * for no second one before it has given that up. Several days at once are several tasks: one that waits for its
 * claim keeps neither a place in the model's queue nor anything else that the others need to end. Only a run
 * that sends batches claims days beside its first claim, which it takes before all others and nobody else wants
 * while holding a day; and a day asks arXiv beside its own, for a request, in which nothing else is waited for.
 * A question is claimed last, beside the claim of its day, and before it takes its place in the model's queue:
 * whoever holds one waits for nothing but the model.
 */

/**
 * Drafts a day or week, or a card of it, while no other process of this cache does, so that no question about it
 * is asked twice.
 *
 * @throws {InterruptedError} when the user stops the run while another process drafts it.
 */
export async function whileDrafting<Value>(
  name: string,
  run: Run,
  work: () => Promise<Value>,
): Promise<Value> {
  const release = await takeClaim(nameDrafting(name), `is drafting ${name}`, run);
  return work().finally(release);
}

/** Does something while no other process of this cache collects or sends batches. */
export async function whileSending<Value>(run: Run, work: () => Promise<Value>): Promise<Value> {
  const release = await takeClaim(BATCHES_CLAIM, "is sending batches", run);
  return work().finally(release);
}

/** Asks arXiv while no other process of this cache does. */
export async function whileAskingArxiv<Value>(
  run: Run,
  work: () => Promise<Value>,
): Promise<Value> {
  const release = await takeClaim("arxiv", "is asking arXiv", run);
  return work().finally(release);
}

/** Claims something, and says for whom it waits. */
export function takeClaim(
  name: string,
  doing: string,
  { store, signal, reporter }: Claiming,
): Promise<() => Promise<void>> {
  return store.claims.take(name, {
    signal,
    onWait: (holder) =>
      reporter.onNotice?.(`Another papercards process (${holder}) ${doing}; waiting for it.`),
  });
}
