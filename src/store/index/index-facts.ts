import { type DigestFacts, readFacts } from "../../core/digest/index-archive.ts";
import type { Digests } from "../digests.ts";
import type { Memo } from "./open-memo.ts";

/**
 * Reads what the index says of every digest: days oldest first, then weeks. A file is parsed only when what it says is not
 * remembered.
 *
 * @throws {StoreError} when a digest cannot be read.
 */
export async function readIndexFacts(
  digests: Pick<Digests, "list" | "readStored">,
  memo: Memo<DigestFacts>,
): Promise<DigestFacts[]> {
  const all: DigestFacts[] = [];
  for (const digest of await digests.list()) {
    const facts = await memo.of(digest.name, [digest.path], async () => {
      const stored = await digests.readStored(digest);
      return stored === null ? null : readFacts(stored);
    });
    if (facts !== null) all.push(facts);
  }
  await memo.keep();
  return all;
}
