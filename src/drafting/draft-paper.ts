import type { FailureCode } from "../core/card/failure.ts";
import { chooseDraft } from "../core/card/judge-draft.ts";
import type { Outcome } from "../core/card/outcome.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { AnswerCache } from "../core/ports.ts";
import { type Answer, sumUsage } from "../core/question/answer.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import { fingerprint } from "../model/fingerprint.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Model } from "../model/model.ts";
import { askAgain, askForMore } from "./draft-question.ts";
import { judgeAnswer, type Verdict } from "./judge-answer.ts";

/** What drafting any paper takes. Of the re-ask's template, only the user part is sent. */
export type Drafting = {
  model: Model;
  cache: AnswerCache;
  templates: { draft: PromptTemplate; reask: PromptTemplate };
  ledger: Ledger;
  signal: AbortSignal;
};

/** What became of a paper; `kept` when no question had to be asked for it. */
export type DraftedPaper = { outcome: Outcome; source: "asked" | "kept" };

/** One question, its answer, and what the answer is worth. */
type Attempt = {
  question: Question;
  fingerprint: string;
  answer: Answer;
  isRecalled: boolean;
  verdict: Verdict;
};

/** Why a paper failed, for operators. */
const FAILURES: Readonly<Partial<Record<FailureCode, string>>> = {
  BAD_ANSWER: "Both answers were no JSON of the draft's shape.",
  CUT_ANSWER: "The answer met its length limit, twice.",
  REFUSED: "The model refused to answer.",
  UNFIT_TEXT: "Both answers were no plain Korean text.",
  UNGROUNDED: "No key point of either answer quotes the abstract.",
};

/**
 * Asks for a paper's draft, and once more when the first answer does not do: a cut answer with more
 * room, any other with the complaints. Requests that got no answer are repeated below, in the model.
 *
 * @throws {ModelError} when a question gets no answer.
 * @throws {InterruptedError} when the signal says so.
 */
export async function draftPaper(
  paper: Paper,
  question: Question,
  drafting: Drafting,
): Promise<DraftedPaper> {
  const first = await attempt(paper, question, drafting);
  const next = chooseSecondQuestion(first, drafting.templates.reask);
  if (next === null) return conclude(paper, [first], drafting);

  const second = await attempt(paper, next, drafting);
  if (!second.isRecalled) drafting.ledger.count("reasked");
  return conclude(paper, [first, second], drafting);
}

/** An answer is cached before anybody has looked at it: what is paid for is never asked again. */
async function attempt(paper: Paper, question: Question, drafting: Drafting): Promise<Attempt> {
  const { model, cache, ledger, signal } = drafting;
  const name = fingerprint(model, question);
  const recalled = await cache.recall(name);
  const answer = recalled ?? (await model.ask(question, signal));
  if (recalled === null) await cache.remember(name, answer);
  else ledger.count("cached");
  const verdict = judgeAnswer(paper, answer);
  return { question, fingerprint: name, answer, isRecalled: recalled !== null, verdict };
}

/** The one re-ask; null when the answer is fine, or when the model would not give one. */
function chooseSecondQuestion(first: Attempt, template: PromptTemplate): Question | null {
  const { question, answer, verdict } = first;
  const reason = verdict.status === "refused" ? verdict.reason : null;
  if (reason === "REFUSED") return null;
  if (reason === "CUT_ANSWER") return askForMore(question);
  if (verdict.complaints.length === 0) return null;
  return askAgain(question, answer, { template, complaints: verdict.complaints });
}

async function conclude(
  paper: Paper,
  attempts: readonly [Attempt, Attempt?],
  { model, cache, templates }: Drafting,
): Promise<DraftedPaper> {
  const [first, second] = attempts;
  const made = second === undefined ? [first] : [first, second];
  const source = made.every((attempt) => attempt.isRecalled) ? "kept" : "asked";
  const best = pickBest(first.verdict, second?.verdict);

  if (best.status === "refused") {
    for (const { fingerprint: name } of made) await cache.reject(name);
    const message = FAILURES[best.reason] ?? best.reason;
    return {
      outcome: { status: "failed", paper, failure: { code: best.reason, message } },
      source,
    };
  }
  const provenance = {
    model: model.name,
    promptVersion: templates.draft.version,
    fingerprint: first.fingerprint,
    draftedAt: best.draftedAt,
    attempts: made.length,
    usage: sumUsage(made.map(({ answer }) => answer.usage)),
    edited: [],
  };
  const { draft, findings } = best;
  return { outcome: { status: "drafted", paper, draft, findings, provenance }, source };
}

function pickBest(first: Verdict, second: Verdict | undefined): Verdict {
  if (second === undefined) return first;
  if (first.status === "usable" && second.status === "usable") return chooseDraft(first, second);
  return first.status === "usable" ? first : second;
}
