import type { Paper } from "../../core/paper/paper.ts";
import { whileAskingArxiv } from "../claim.ts";
import type { Run } from "../run.ts";

/**
 * Asks arXiv for the abstracts of papers, in turn with all processes that use this cache: arXiv's terms of
 * use ask for a pause between all requests of a machine.
 *
 * @throws {SourceError} when arXiv gives no usable answer.
 * @throws {StoreError} when the cache cannot be read or written.
 * @throws {InterruptedError} when the user stopped the run.
 */
export function askArxiv(
  ids: readonly Paper["id"][],
  run: Run,
): ReturnType<Run["sources"]["fetchAbstracts"]> {
  const { store, sources, now } = run;
  return whileAskingArxiv(run, async () => {
    const asked = sources.fetchAbstracts(ids, await store.arxivStamp.read());
    return asked.finally(() => store.arxivStamp.write(now()));
  });
}
