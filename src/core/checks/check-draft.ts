import type { Draft } from "../draft.ts";
import type { Finding } from "../finding.ts";
import type { Paper } from "../paper.ts";
import { checkEvidence } from "./evidence.ts";

/** Looks at a draft and its source without a model, and says what is wrong with it. */
export function checkDraft(paper: Paper, draft: Draft): Finding[] {
  return [...checkEvidence(paper, draft)];
}
