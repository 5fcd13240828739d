import type { Draft } from "../draft.ts";
import type { Finding } from "../finding.ts";
import type { Paper } from "../paper.ts";

/** Finds quotes that the abstract does not hold. */
export function checkEvidence(_paper: Paper, _draft: Draft): Finding[] {
  return [];
}
