import { type Answer, sumUsage, type Usage } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";
import type { Ledger } from "../model/ledger.ts";
import type { CachedModel, Reply } from "../model/model.ts";
import { ModelError } from "../model/model-error.ts";

/** What is needed to ask a model. */
export type Asking = { model: CachedModel; ledger: Ledger; signal: AbortSignal };

/** One question, its answer, and the verdict on the answer. */
export type Attempt<Verdict> = Reply & { question: Question; verdict: Verdict };

/** How an answer is judged, and what is asked after an unusable one. */
type Judging<Verdict> = {
  judge: (answer: Answer) => Verdict | Promise<Verdict>;
  /** Whether anything of the answer can be used. */
  isUsable: (verdict: Verdict) => boolean;
  /** A closer look at the first answer that can be used, before it is known whether to ask again. @default none */
  examine?: (verdict: Verdict) => Promise<Verdict>;
  /** Whether the first answer will do where the second question gets none. @default it will not */
  isEnough?: (verdict: Verdict) => boolean;
  /** The second question; null when the answer is good, or when asking again would not help. */
  chooseReask: (first: Attempt<Verdict>) => Question | null;
};

/** The attempts of one question and its re-ask. */
export type Attempts<Verdict> = {
  first: Attempt<Verdict>;
  /** Null when there was no re-ask. */
  second: Attempt<Verdict> | null;
  /** The sum for all answers, also for those from the cache. */
  usage: Usage;
  /** Whether all answers came from the cache. */
  isRecalled: boolean;
};

/**
 * Asks, judges the answer, and asks once more after an unusable one; answers of which nothing can be used are not kept.
 * Retries of failed requests are the model's task.
 *
 * @throws {ModelError} when a question gets no answer.
 * @throws {SettingsError} when a question has to be asked and there is no key.
 * @throws {InterruptedError} when the signal is aborted.
 */
export async function askWithReask<Verdict>(
  question: Question,
  judging: Judging<Verdict>,
  { model, ledger, signal }: Asking,
): Promise<Attempts<Verdict>> {
  const { judge, isUsable, chooseReask } = judging;
  const { examine = async (verdict) => verdict, isEnough = () => false } = judging;
  const attempt = async (asked: Question): Promise<Attempt<Verdict>> => {
    const reply = await model.ask(asked, signal);
    const verdict = await judge(reply.answer);
    if (!reply.isRecalled && isUsable(verdict)) model.accept(reply.answer);
    return { ...reply, question: asked, verdict };
  };

  /** An answer of which nothing can be used is not kept: another run asks anew. */
  const keepUsable = async (one: Attempt<Verdict>, other?: Attempt<Verdict>): Promise<void> => {
    const attempts = other === undefined ? [one] : [one, other];
    if (attempts.some(({ verdict }) => isUsable(verdict))) {
      if (other !== undefined) await model.noteReask(one, other.fingerprint);
      return;
    }
    for (const { fingerprint } of attempts) await model.reject(fingerprint);
  };

  const examined = async (attempted: Attempt<Verdict>): Promise<Attempt<Verdict>> => ({
    ...attempted,
    verdict: isUsable(attempted.verdict) ? await examine(attempted.verdict) : attempted.verdict,
  });

  const first = await examined(await attempt(question));
  const reask = chooseReask(first);
  const asked = reask && (await attempt(reask).catch(noneWhere(isEnough(first.verdict))));
  if (asked === null) {
    await keepUsable(first);
    return { first, second: null, usage: first.answer.usage, isRecalled: first.isRecalled };
  }
  const second = isUsable(first.verdict) ? asked : await examined(asked);
  await keepUsable(first, second);
  if (!second.isRecalled) ledger.count("reasked");
  return {
    ...{ first, second, usage: sumUsage([first.answer.usage, second.answer.usage]) },
    isRecalled: first.isRecalled && second.isRecalled,
  };
}

/** What becomes of a second question without an answer: none, where the first answer will do, unless it is to come with a batch. */
function noneWhere(isEnough: boolean): (error: unknown) => null {
  return (error) => {
    if (isEnough && error instanceof ModelError && !error.isQueued) return null;
    throw error;
  };
}
