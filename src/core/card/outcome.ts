import type { Finding } from "../checks/finding.ts";
import type { Draft } from "../draft/draft.ts";
import type { Artefacts } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";
import { type Failure, isTriedAgain } from "./failure.ts";
import type { Provenance } from "./provenance.ts";

/** The result of one paper in a run. A failure is data, so that it does not end the day. */
export type Outcome =
  | {
      status: "drafted";
      paper: Paper;
      artefacts: Artefacts;
      draft: Draft;
      findings: readonly Finding[];
      provenance: Provenance;
    }
  | { status: "failed"; paper: Paper; artefacts: Artefacts; failure: Failure };

/** Whether a paper failed in a way that the next run may mend; a withdrawn one did not. */
export function isFailed(outcome: Outcome): boolean {
  return outcome.status === "failed" && isTriedAgain(outcome.failure);
}
