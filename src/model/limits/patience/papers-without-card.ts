import { type ExplainedFailure, explainFailureCode } from "../../../core/card/failure.ts";
import { ModelError } from "../../model-error.ts";

/** Papers that failed for their answers before the first card, after which no other is asked about: the model makes none. */
const MAX_PAPERS_WITHOUT_CARD = 20;

/** Counts papers of which no answer could be used, until there is a card. */
export type PapersWithoutCard = {
  /** What became of a paper; null when it has a card. From then on papers fail for themselves. */
  note: (failure: ExplainedFailure | null) => void;
  /** Why no other paper is asked about; null while there is hope. */
  endedBy: () => ModelError | null;
};

/** Begins to count. */
export function countPapersWithoutCard(): PapersWithoutCard {
  let count = 0;
  let hasCard = false;
  let endedBy: ModelError | null = null;
  return {
    note: (failure) => {
      hasCard ||= failure === null;
      if (failure === null || hasCard) return;
      count += 1;
      if (count === MAX_PAPERS_WITHOUT_CARD) endedBy = toEnd(failure);
    },
    endedBy: () => endedBy,
  };
}

function toEnd({
  code,
  message,
  explanation = explainFailureCode(code),
}: ExplainedFailure): ModelError {
  return new ModelError(
    `${message} The first ${MAX_PAPERS_WITHOUT_CARD} papers got no card, so it is asked about no other.`,
    { reason: code, explanation, endsRun: true },
  );
}
