import { type ExplainedFailure, type Failure, NO_ABSTRACT } from "../core/card/failure.ts";
import type { Outcome } from "../core/card/outcome.ts";
import type { Provenance } from "../core/card/provenance.ts";
import type { Explanation } from "../core/causes/explanation.ts";
import type { Finding } from "../core/checks/finding.ts";
import type { Draft } from "../core/draft/draft.ts";
import { type Artefacts, NOT_LOOKED_UP } from "../core/paper/artefacts.ts";
import type { Paper } from "../core/paper/paper.ts";
import { ModelError } from "../model/model-error.ts";
import { type DraftedPaper, type Drafting, draftPaper } from "./draft-paper.ts";
import { askForDraft } from "./draft-question.ts";
import type { DraftSubject } from "./judge-answer.ts";

/** What is needed to draft a day's papers. */
export type DraftAllOptions = Drafting & {
  /** Why papers are not to be asked about, by their id. @default none */
  unaskable?: ReadonlyMap<Paper["id"], ExplainedFailure>;
  /** What can be had of papers, by their id. @default nothing was looked up */
  artefacts?: ReadonlyMap<Paper["id"], Artefacts>;
  /** Looks a draft up in the digest that is already written; null when it has none that stays. */
  kept: (paper: Paper) => KeptDraft | null;
  /** Called when a paper is done, in any order. */
  onOutcome?: (outcome: Outcome, source: DraftedPaper["source"]) => void;
};

/** The draft of a card that stays, and what was found in it. */
type KeptDraft = { draft: Draft; provenance: Provenance; findings: readonly Finding[] };

/** The results of a day's papers. */
export type DraftedAll = {
  /** One outcome per paper, in the order of the papers. */
  outcomes: Outcome[];
  /** The error that ended the run before all questions were asked; null for none. */
  endedBy: ModelError | null;
  /** Why papers failed, by their id, as far as more is known than the codes of their failures say. */
  explanations: ReadonlyMap<Paper["id"], Explanation>;
};

/**
 * Papers in progress for each question in flight: one is asked about and one is next, so that the queue is
 * never empty while others wait for their re-ask. Memory grows with this number only.
 */
const UNDER_WAY_EACH = 2;

/** Questions in flight, for a model that does not say how many it allows. */
const AT_ONCE = 8;

/**
 * Drafts papers concurrently. A {@link ModelError} becomes the failed outcome of its paper. Any other error
 * ends the whole call after the questions in flight have ended; no new one is asked.
 *
 * @throws {InterruptedError} when the signal is aborted; finished answers are in the cache.
 * @throws {SettingsError} when a question has to be asked and there is no key.
 * @throws {StoreError} when the cache cannot be read or written.
 */
export async function draftAll(
  papers: readonly Paper[],
  options: DraftAllOptions,
): Promise<DraftedAll> {
  const outcomes = new Map<number, Outcome>();
  const waiting = orderToAsk(papers, options.model).values();
  let endedBy: ModelError | null = null;
  const explanations = new Map<Paper["id"], Explanation>();
  let isBroken = false;

  const work = async () => {
    for (const [index, paper] of waiting) {
      if (isBroken) return;
      const { outcome, source, explanation, error } = await settle(paper, options).catch(
        (bug: unknown) => {
          isBroken = true;
          throw bug;
        },
      );
      if (explanation) explanations.set(paper.id, explanation);
      if (error?.endsRun) endedBy ??= error;
      outcomes.set(index, outcome);
      options.onOutcome?.(outcome, source);
    }
  };
  const underWay = UNDER_WAY_EACH * (options.model.concurrency ?? AT_ONCE);
  const workers = Array.from({ length: Math.min(underWay, papers.length) }, work);
  for (const ended of await Promise.allSettled(workers)) {
    if (ended.status === "rejected") throw ended.reason;
  }
  return {
    outcomes: papers.flatMap((_, index) => outcomes.get(index) ?? []),
    endedBy,
    explanations,
  };
}

/**
 * Where several take turns, the one that takes longest goes first, so that none is waited for alone at the end: the time of an
 * answer is not known, but long abstracts tend to take longer. Where not all may get an answer, in the order of the papers.
 */
function orderToAsk(
  papers: readonly Paper[],
  { concurrency = AT_ONCE, hasCostLimit = false }: DraftAllOptions["model"],
): readonly [number, Paper][] {
  const entries = [...papers.entries()];
  if (hasCostLimit || papers.length <= concurrency) return entries;
  return entries.toSorted(([, a], [, b]) => b.abstract.length - a.abstract.length);
}

type Settled = DraftedPaper & { error?: ModelError };

/** Drafts one paper; a {@link ModelError} becomes its failed outcome. */
async function settle(paper: Paper, options: DraftAllOptions): Promise<Settled> {
  const artefacts = options.artefacts?.get(paper.id) ?? NOT_LOOKED_UP;
  const subject = { paper, artefacts };
  const unaskable = options.unaskable?.get(paper.id);
  if (unaskable !== undefined || paper.abstract.trim() === "") {
    const { explanation, ...failure }: ExplainedFailure = unaskable ?? NO_ABSTRACT;
    const outcome = toFailed(subject, failure);
    return { outcome, source: "kept", ...(explanation && { explanation }) };
  }

  const kept = options.kept(paper);
  if (kept !== null) {
    options.ledger.count("cached");
    const { draft, provenance } = kept;
    if (provenance.model === options.model.name) options.model.onPaper(null);
    const { recheckDraft } = await import("../core/verification/carry-doubts.ts"); // large, and of no use to a question
    const findings = recheckDraft({ paper, draft, artefacts, findings: kept.findings });
    return {
      outcome: { status: "drafted", ...subject, draft, findings, provenance },
      source: "kept",
    };
  }
  try {
    const question = askForDraft(paper, options.templates.draft, artefacts);
    return await draftPaper(subject, question, options);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const failure = { code: error.reason, message: error.message };
    const { explanation } = error;
    return { outcome: toFailed(subject, failure), source: "asked", explanation, error };
  }
}

function toFailed(subject: DraftSubject, failure: Failure): Outcome {
  return { status: "failed", ...subject, failure };
}
