import { chooseDraft, errorsOf } from "../core/card/judge-draft.ts";
import type { Outcome } from "../core/card/outcome.ts";
import type { Provenance } from "../core/card/provenance.ts";
import type { Explanation } from "../core/causes/explanation.ts";
import { sumUsage } from "../core/question/answer.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import { type Asking, type Attempt, type Attempts, askWithReask } from "./ask-with-reask.ts";
import { toFailedOf } from "./draft-failure.ts";
import { askAgain, askInFreeForm, askWithMoreTokens } from "./draft-question.ts";
import type { DraftSubject, UsableDraft, Verdict } from "./judge-answer.ts";
import type { Verification, Verifier } from "./verify-draft.ts";

/** What is needed to draft any paper. Of the re-ask's template, only the user part is sent. */
export type Drafting = Asking & {
  templates: { draft: PromptTemplate; reask: PromptTemplate };
  /** A second model that reads each card. @default none */
  verifier?: Verifier;
};

/** The outcome of a paper; its source is `kept` when no question had to be asked. */
export type DraftedPaper = {
  outcome: Outcome;
  source: "asked" | "kept";
  /** Why it failed, and what to do; absent for a card. */
  explanation?: Explanation;
};

/** What reads and checks answers is large: it is loaded for the first answer, at best while that is under way (`cli/open/load-checks.ts`). */
const loadJudging = () => import("./judge-answer.ts");
const loadExamining = () => import("./examine-draft.ts");

/**
 * Asks for a paper's draft, and once more when the first answer is unusable or has errors: after a cut
 * answer with a higher token limit, after a loop without the schema, otherwise with the complaints.
 *
 * @throws {ModelError} when a question gets no answer.
 * @throws {InterruptedError} when the signal is aborted.
 */
export async function draftPaper(
  subject: DraftSubject,
  question: Question,
  drafting: Drafting,
): Promise<DraftedPaper> {
  const { templates } = drafting;
  const attempts = await askWithReask(
    question,
    {
      judge: async (answer) => (await loadJudging()).judgeAnswer(subject, answer),
      isUsable: ({ status }) => status === "usable",
      isEnough: (verdict) => verdict.status === "usable" && errorsOf(verdict.findings).length === 0,
      examine: async (verdict) => (await loadExamining()).examineDraft(subject, verdict, drafting),
      chooseReask: (first) => chooseDraftReask(first, templates.reask),
    },
    drafting,
  );
  const { findVerification, keepDoubts } = await loadExamining();
  const { first, second } = attempts;
  const verification = findVerification(attempts);
  const isRecalled = attempts.isRecalled && verification?.isRecalled !== false;
  const source = isRecalled ? "kept" : "asked";
  const best =
    second === null
      ? first.verdict
      : pickBetterVerdict(first.verdict, second.verdict, (...both) =>
          keepDoubts(subject.paper, ...both),
        );
  if (best.status === "usable") {
    drafting.model.onPaper(null);
    const { draft, findings, draftedAt } = best;
    const provenance = { ...describeOrigin(attempts, verification, drafting), draftedAt };
    return { outcome: { status: "drafted", ...subject, draft, findings, provenance }, source };
  }
  const { failure, explanation } = toFailedOf(attempts, best);
  if (!attempts.isRecalled) drafting.model.onPaper({ ...failure, explanation });
  return { outcome: { status: "failed", ...subject, failure }, source, explanation };
}

/** The re-ask; null when the answer is good, or when the model refused to answer. */
export function chooseDraftReask(
  { question, answer, verdict }: Pick<Attempt<Verdict>, "question" | "answer" | "verdict">,
  template: PromptTemplate,
): Question | null {
  const reason = verdict.status === "refused" ? verdict.reason : null;
  if (reason === "REFUSED") return null;
  if (verdict.status === "refused" && verdict.isLooped) return askInFreeForm(question);
  // A cost limit gave it fewer tokens than its question allows: the same question is asked again.
  if (reason === "CUT_ANSWER") return answer.cutAtTokens ? question : askWithMoreTokens(question);
  if (verdict.complaints.length === 0) return null;
  return askAgain(question, answer, { template, complaints: verdict.complaints });
}

function pickBetterVerdict(
  first: Verdict,
  second: Verdict,
  keepDoubts: (first: UsableDraft, second: UsableDraft) => UsableDraft,
): Verdict {
  if (first.status === "usable" && second.status === "usable") {
    return chooseDraft(first, keepDoubts(first, second));
  }
  return first.status === "usable" ? first : second;
}

function describeOrigin(
  { first, second, usage }: Attempts<Verdict>,
  verification: Verification | null,
  { model, templates }: Drafting,
): Omit<Provenance, "draftedAt"> {
  return {
    model: model.name,
    promptVersion: templates.draft.version,
    fingerprint: first.fingerprint,
    attempts: second === null ? 1 : 2,
    usage: verification === null ? usage : sumUsage([usage, verification.usage]),
    ...(verification?.origin && { verifier: verification.origin }),
    edited: [],
  };
}
