import { BATCHES_CLAIM } from "../store/outgoing-batch.ts";
import type { Run } from "./run.ts";

/*
 * Claims cannot wait for each other in a circle. A task that drafts a day, a week or a card holds one claim, and
 * takes no second one before it has given that up; tasks of one process that wait do so beside the others, and
 * keep neither a place in the model's queue nor anything else that those need. Only a run that sends batches holds
 * the claims of several days, and of these runs there is one at a time, by a claim that it takes before all others.
 */

/**
 * Claims the drafting of a day or week for this process, so that no question about it is asked twice. Call what it
 * returns when the answers are written.
 *
 * @throws {InterruptedError} when the user stops the run while another process drafts it.
 */
export function claimDrafting(name: string, run: Run): Promise<() => Promise<void>> {
  return claim(`drafting-${name}`, `is drafting ${name}`, run);
}

/** Does something while no other process drafts this day or week. */
export async function whileDrafting<Value>(
  name: string,
  run: Run,
  work: () => Promise<Value>,
): Promise<Value> {
  const release = await claimDrafting(name, run);
  return work().finally(release);
}

/** Does something while no other process of this cache collects or sends batches. */
export async function whileSending<Value>(run: Run, work: () => Promise<Value>): Promise<Value> {
  const release = await claim(BATCHES_CLAIM, "is sending batches", run);
  return work().finally(release);
}

function claim(
  name: string,
  doing: string,
  { store, signal, reporter }: Run,
): Promise<() => Promise<void>> {
  return store.claims.take(name, {
    signal,
    onWait: (holder) =>
      reporter.onNotice?.(`Another papercards process (${holder}) ${doing}; waiting for it.`),
  });
}
