import { codeOf } from "../../core/error-code.ts";
import { StoreError } from "../../core/errors.ts";

/** Most attempts at something in a folder. Each fails only when another process removes the folder in that very moment. */
const MAX_ATTEMPTS = 5;

/**
 * Does something in a folder that it makes first, and does it again when the folder was gone by then: a folder that
 * another process has made to try it, or that it finds empty, is removed by that process.
 *
 * @param work also makes the folder
 */
export async function againIfRemoved<Value>(
  work: () => Promise<Value>,
  attempts = MAX_ATTEMPTS,
): Promise<Value> {
  return work().catch((error: unknown) => {
    const cause = error instanceof StoreError ? error.cause : error;
    if (codeOf(cause) !== "ENOENT" || attempts === 1) throw error;
    return againIfRemoved(work, attempts - 1);
  });
}
