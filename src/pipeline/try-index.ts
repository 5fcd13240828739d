import { StoreError } from "../core/errors.ts";
import type { Store } from "../store/open-store.ts";

/**
 * Writes the index of digests that are written already, or returns why it cannot be written, such as because of
 * a torn digest of another day: that must not hide what has been made.
 */
export async function tryIndex(store: Pick<Store, "writeIndex">): Promise<StoreError | null> {
  try {
    await store.writeIndex();
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
}
