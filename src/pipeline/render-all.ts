import type { StoreError } from "../core/errors.ts";
import type { Store } from "../store/open-store.ts";
import { tryIndex } from "./try-index.ts";

/**
 * Writes every Markdown file and the index again from the JSON; see `renderAll` of the digests. It needs no network
 * and no model, and after a run it changes no byte.
 *
 * @throws {StoreError} naming a digest that cannot be read.
 */
export async function renderAll(store: Store): Promise<{ rendered: number; kept: StoreError[] }> {
  const { rendered, kept } = await store.digests.renderAll();
  const problem = await tryIndex(store);
  return { rendered, kept: problem === null ? kept : [...kept, problem] };
}
