import { explainFailureCode } from "../../core/card/failure.ts";
import type { Provenance } from "../../core/card/provenance.ts";
import { explain } from "../../core/causes/explanation.ts";
import type { Finding } from "../../core/checks/finding.ts";
import type { Draft } from "../../core/draft/draft.ts";
import { ReviewError } from "../../core/review/review-session.ts";
import { draftPaper } from "../../drafting/draft-paper.ts";
import { askAgain, askForDraft } from "../../drafting/draft-question.ts";
import type { DraftSubject } from "../../drafting/judge-answer.ts";
import { tellUnreadOnPage } from "../../drafting/tell-unread.ts";
import { ModelError } from "../../model/model-error.ts";
import type { Run } from "../run.ts";

/**
 * Asks the model for a paper's draft: for the first time, or again with a reviewer's remark on the draft
 * that is there. The remark is sent as the complaints of the checks are.
 *
 * @throws {ReviewError} when there is no abstract to ask about.
 * @throws {ModelError} when no usable answer came.
 */
export async function askForCard(
  { paper, artefacts }: DraftSubject,
  { draft, remark }: { draft: Draft | null; remark: string },
  { model, verifier, templates, ledger, reporter, signal }: Run,
): Promise<{ draft: Draft; provenance: Provenance; findings: Finding[] }> {
  if (paper.abstract.trim() === "") {
    throw new ReviewError(
      "INPUT",
      "초록이 없는 논문은 모델에 묻지 않습니다.",
      explain("abstractMissing").korean.fix,
    );
  }
  const first = askForDraft(paper, templates.draft, artefacts);
  const question =
    draft === null
      ? first
      : askAgain(
          first,
          { text: JSON.stringify(draft) },
          { template: templates.reask, complaints: [remark] },
        );
  model.reopen();
  verifier?.model.reopen();
  const onUnread = tellUnreadOnPage((message) => reporter.onNotice?.(message));
  const { outcome, explanation } = await draftPaper({ paper, artefacts }, question, {
    ...{ model, templates, ledger, signal },
    ...(verifier && { verifier: { ...verifier, onUnread } }),
  });
  if (outcome.status === "drafted") return { ...outcome, findings: [...outcome.findings] };
  const { code, message } = outcome.failure;
  throw new ModelError(message, {
    reason: code,
    explanation: explanation ?? explainFailureCode(code),
  });
}
