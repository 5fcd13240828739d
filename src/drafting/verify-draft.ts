import type { ExplainedFailure } from "../core/card/failure.ts";
import type { VerifierOrigin } from "../core/card/provenance.ts";
import { explain } from "../core/causes/explanation.ts";
import type { Finding } from "../core/checks/finding.ts";
import type { Draft } from "../core/draft/draft.ts";
import { SettingsError } from "../core/errors.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Usage } from "../core/question/answer.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import { describeUnusable, judgeStatements } from "../core/verification/doubts.ts";
import { listStatements, type Statement } from "../core/verification/statements.ts";
import type { Ledger } from "../model/ledger.ts";
import type { CachedModel, Reply } from "../model/model.ts";
import { ModelError } from "../model/model-error.ts";
import { askForVerdicts, readVerification } from "./verification-question.ts";

/** A second model that reads the sentences of cards against their abstract. */
export type Verifier = {
  model: CachedModel;
  template: PromptTemplate;
  /** Called for each card that it was to read and has not, or not as a whole, with the code of the cause and the next step. */
  onUnread: (why: Unread) => void;
};

/** Why a card was not read, or not as a whole. */
type Unread = { code: string; message: string; fix: string };

/** What a verifier says of a draft. */
export type Verification = {
  doubts: readonly Finding[];
  /** Null where it has not said of each sentence what stands: the doubts count, and so does what it cost, and the card is not verified. */
  origin: VerifierOrigin | null;
  usage: Usage;
  isRecalled: boolean;
};

/** What it takes to have a draft read. */
type Verifying = { verifier: Verifier; ledger: Pick<Ledger, "count">; signal: AbortSignal };

/**
 * Asks the verifier about a draft, once. Null when it gives no answer, for whatever reason: that is told and counted, and
 * the card goes on without. So is a card of which some sentences, or all, have no verdict that stands.
 *
 * @throws {ModelError} when its answer is to come with a batch.
 * @throws {WaitingError} when a batch has the question.
 * @throws {InterruptedError} when the signal is aborted.
 * @throws {StoreError} when the cache cannot be read or written.
 */
export async function verifyDraft(
  paper: Paper,
  draft: Draft,
  { verifier, ledger, signal }: Verifying,
): Promise<Verification | null> {
  const { model, template, onUnread } = verifier;
  const statements = listStatements(draft);
  const question = askForVerdicts(paper, statements, template);
  const leaveUnread = (why: Unread): null => {
    ledger.count("unverified");
    onUnread(why);
    return null;
  };
  const reply = await model.ask(question, signal).catch(toUnread);
  if ("fix" in reply) return leaveUnread(reply);
  const { doubts, unread } = await readDoubts(reply, { paper, statements, model });
  const { answer, fingerprint, isRecalled } = reply;
  if (doubts.length > 0) ledger.count("doubted");
  const verification = { doubts, usage: answer.usage, isRecalled };
  if (unread !== null) {
    leaveUnread(unread);
    return { ...verification, origin: null };
  }
  ledger.count("verified");
  const origin = { model: model.name, promptVersion: template.version, fingerprint };
  return { ...verification, origin };
}

/** What ends a draft for want of an answer only leaves it unread here. */
function toUnread(error: unknown): Unread {
  const isOwn = error instanceof SettingsError || (error instanceof ModelError && !error.isQueued);
  if (!isOwn) throw error;
  const { message } = error;
  // An answer without end comes of the model, not of the address.
  const isTooLong = error instanceof ModelError && error.reason === "ANSWER_TOO_LONG";
  const fix = isTooLong ? explain("answerTooLong").fix : error.fix;
  return { code: error instanceof ModelError ? error.reason : error.code, message, fix };
}

/** What an answer tells of a card: what it doubts, and why it has not verified the whole of it; null where it has. */
type ReadDoubts = { doubts: readonly Finding[]; unread: Unread | null };

/** The doubts that an answer tells. One in which a verdict is left out is not kept: another run asks anew. */
async function readDoubts(
  { answer, fingerprint, isRecalled }: Reply,
  {
    paper,
    statements,
    model,
  }: { paper: Paper; statements: readonly Statement[]; model: CachedModel },
): Promise<ReadDoubts> {
  const read = readVerification(answer, statements);
  if (read.verdicts === null) {
    const { reason: code, explanation } = read;
    const failure: ExplainedFailure = { code, message: explanation.happened, explanation };
    if (!isRecalled) model.onPaper(failure);
    await model.reject(fingerprint);
    return { doubts: [], unread: { code, message: failure.message, fix: explanation.fix } };
  }
  if (!isRecalled) model.accept(answer);
  model.onPaper(null);
  const { doubts, unusable } = judgeStatements(statements, read.verdicts, paper);
  if (unusable.length === 0) return { doubts, unread: null };
  await model.reject(fingerprint);
  const { fix } = explain("verdictsLeftOut");
  const message = describeUnusable(unusable, statements.length);
  return { doubts, unread: { code: "BAD_ANSWER", message, fix } };
}
