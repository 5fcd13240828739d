import { type Answer, sumUsage, type Usage } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";
import type { Ledger } from "../model/ledger.ts";
import type { CachedModel, Reply } from "../model/model.ts";

/** What asking takes. */
export type Asking = { model: CachedModel; ledger: Ledger; signal: AbortSignal };

/** One question, its answer, and what the answer is worth. */
export type Attempt<Verdict> = Reply & { question: Question; verdict: Verdict };

/** How an answer is judged, and what is asked when it does not do. */
type Judging<Verdict> = {
  judge: (answer: Answer) => Verdict;
  /** The one second question; null when the answer is fine, or no other would come. */
  chooseReask: (first: Attempt<Verdict>) => Question | null;
};

/** What came of one question and its re-ask. */
export type Attempts<Verdict> = {
  first: Attempt<Verdict>;
  /** Null when the first answer was the last word. */
  second: Attempt<Verdict> | null;
  /** What the answers took together, whenever they were paid for. */
  usage: Usage;
  /** Whether no question had to be asked. */
  isRecalled: boolean;
};

/**
 * Asks, judges the answer, and asks once more when it does not do. Requests that got no answer are
 * repeated below, in the model.
 *
 * @throws {ModelError} when a question gets no answer.
 * @throws {SettingsError} when a question has to be asked and there is no key.
 * @throws {InterruptedError} when the signal says so.
 */
export async function askWithReask<Verdict>(
  question: Question,
  { judge, chooseReask }: Judging<Verdict>,
  { model, ledger, signal }: Asking,
): Promise<Attempts<Verdict>> {
  const attempt = async (asked: Question): Promise<Attempt<Verdict>> => {
    const reply = await model.ask(asked, signal);
    return { ...reply, question: asked, verdict: judge(reply.answer) };
  };

  const first = await attempt(question);
  const reask = chooseReask(first);
  if (reask === null) {
    return { first, second: null, usage: first.answer.usage, isRecalled: first.isRecalled };
  }
  const second = await attempt(reask);
  if (!second.isRecalled) ledger.count("reasked");
  return {
    ...{ first, second, usage: sumUsage([first.answer.usage, second.answer.usage]) },
    isRecalled: first.isRecalled && second.isRecalled,
  };
}
