import type { Store } from "../store/open-store.ts";

/**
 * Writes every Markdown file and the index again from the JSON, and returns how many digests there are. It
 * needs no network and no model, and after a run it changes no byte.
 *
 * @throws {StoreError} naming a digest that cannot be read.
 */
export async function renderAll(store: Store): Promise<number> {
  const count = await store.digests.renderAll();
  await store.writeIndex();
  return count;
}
