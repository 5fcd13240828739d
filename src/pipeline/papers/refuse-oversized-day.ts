import { measureCard } from "../../core/card/card-size.ts";
import { explain } from "../../core/causes/explanation.ts";
import { StoreError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { MAX_FILE_BYTES } from "../../store/read-regular-file.ts";

/** Bytes of a digest beside its cards. */
const HEAD_BYTES = 1_000;

/**
 * Refuses a day whose digest may become larger than is read of a file, before anything is paid for it.
 *
 * @throws {StoreError} saying how many of its papers surely fit.
 */
export function refuseOversizedDay(date: DigestDate, papers: readonly Paper[]): void {
  let bytes = HEAD_BYTES;
  for (const [index, paper] of papers.entries()) {
    bytes += measureCard(paper);
    if (bytes <= MAX_FILE_BYTES) continue;
    throw new StoreError(
      date,
      `may get a digest that is larger than the ${MAX_FILE_BYTES} bytes that are read of a file, with cards of ${papers.length} papers.`,
      explain("dayTooLarge", { count: `${index}` }),
    );
  }
}
