import { PapercardsError } from "../../core/errors.ts";

/** Questions of a day are in a batch, or go into the next one; the day is made when they are answered. */
export class WaitingError extends PapercardsError {
  override readonly name = "WaitingError";
  readonly code = "WAITING";
  readonly fix = "Run the same command again to collect the answers; a batch takes up to 24 hours.";

  constructor() {
    super("Some days wait for the answers of a batch.");
  }
}
