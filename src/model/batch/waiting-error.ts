import { explain, type Words } from "../../core/causes/explanation.ts";
import { PapercardsError } from "../../core/errors.ts";
import type { BatchedQuestions } from "../../core/ports.ts";
import { quoteForeign } from "../../core/printed/printed.ts";

/** Questions of a day are in a batch, or go into the next one; the day is made when they are answered. */
export class WaitingError extends PapercardsError {
  override readonly name = "WaitingError";
  readonly code = "WAITING";
  readonly fix: string;
  override readonly korean: Words;

  /** With the questions of which one was to be asked at once; it is not paid for twice. */
  constructor(batched: BatchedQuestions | null = null) {
    super(
      batched === null
        ? "Some days wait for the answers of a batch."
        : `Questions are ${nameBatch(batched)}, and are not asked a second time.`,
    );
    const { fix, korean } = explain(batched === null ? "batchUnderWay" : "batchHasQuestion");
    this.fix = fix;
    this.korean = korean;
  }
}

function nameBatch({ batchId, inputFileId }: BatchedQuestions): string {
  const name = batchId ?? inputFileId;
  return name === null
    ? "on their way into a batch, which another papercards process is sending"
    : `in the batch ${quoteForeign(name)}, which is not collected yet`;
}
