import { sortFindings } from "../core/checks/check-draft.ts";
import type { Paper } from "../core/paper/paper.ts";
import { carryDoubts } from "../core/verification/carry-doubts.ts";
import type { Asking, Attempts } from "./ask-with-reask.ts";
import { addDoubts, type DraftSubject, type UsableDraft, type Verdict } from "./judge-answer.ts";
import { type Verification, type Verifier, verifyDraft } from "./verify-draft.ts";

/** Has the verifier, where there is one, read a draft that can become a card. */
export async function examineDraft(
  { paper }: DraftSubject,
  verdict: Verdict,
  { verifier, ledger, signal }: Pick<Asking, "ledger" | "signal"> & { verifier?: Verifier },
): Promise<Verdict> {
  if (verifier === undefined || verdict.status !== "usable") return verdict;
  const verification = await verifyDraft(paper, verdict.draft, { verifier, ledger, signal });
  return verification === null ? verdict : addDoubts(verdict, verification);
}

/** What the verifier has said of one of a paper's drafts; null when it has read none. */
export function findVerification({
  first,
  second,
}: Pick<Attempts<Verdict>, "first" | "second">): Verification | null {
  const verdicts = [first.verdict, ...(second === null ? [] : [second.verdict])];
  return verdicts.map(verificationOf).find((one) => one !== null) ?? null;
}

function verificationOf(verdict: Verdict): Verification | null {
  return verdict.status === "usable" ? (verdict.verification ?? null) : null;
}

/** A second draft: what the verifier doubts in the first one stays with the sentences that came back unchanged. */
export function keepDoubts(paper: Paper, first: UsableDraft, second: UsableDraft): UsableDraft {
  const { draft, findings } = second;
  const doubts = carryDoubts(first.findings, { paper, draft });
  if (doubts.length === 0) return second;
  return { ...second, findings: sortFindings([...findings, ...doubts]) };
}
