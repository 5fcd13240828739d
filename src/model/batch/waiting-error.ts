import { PapercardsError } from "../../core/errors.ts";

const COLLECT =
  "Collect the answers with `papercards backfill <from> <to> --batch` over these days; a batch takes up to 24 hours.";

/** Questions of a day are in a batch, or go into the next one; the day is made when they are answered. */
export class WaitingError extends PapercardsError {
  override readonly name = "WaitingError";
  readonly code = "WAITING";
  readonly fix: string;

  /** With the batch that has a question which was to be asked at once; it is not paid for twice. */
  constructor(batch: string | null = null) {
    super(
      batch === null
        ? "Some days wait for the answers of a batch."
        : `Questions are in the batch ${batch}, which is not collected yet, and are not asked a second time.`,
    );
    this.fix =
      batch === null
        ? "Run the same command again to collect the answers; a batch takes up to 24 hours."
        : COLLECT;
  }
}
