import { explain } from "../core/causes/explanation.ts";
import type { AnswerCache } from "../core/ports.ts";
import { type Answer, isCut } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";
import { isThoughtMostly } from "./answer-room.ts";
import { toFingerprint } from "./fingerprint.ts";
import type { Ledger } from "./ledger.ts";
import type { Room } from "./limits/room.ts";
import type { Ask, CachedModel, Model, Reply } from "./model.ts";
import { ModelError } from "./model-error.ts";

/** What caching a model's answers takes. */
type Caching = {
  cache: AnswerCache;
  /** Counts recalled answers. */
  ledger: Pick<Ledger, "count">;
  /** Puts limits and retries around the way to ask, for questions that have no answer yet. @default none */
  wrap?: (ask: Ask) => Ask;
  /** How much room answers are given. @default as much as their questions ask for */
  room?: Pick<Room, "isMost" | "onEarlierCut">;
  /** Called when an answer could be used. @default nobody wants to know */
  onGoodAnswer?: (answer: Answer) => void;
  /** Called when it is known what became of a paper. @default nobody wants to know */
  onPaper?: CachedModel["onPaper"];
  /** Called when a person asks. @default nothing was closed */
  onReopen?: () => void;
  /** What other runs do with the same cache. @default there are none */
  others?: OtherRuns;
};

/** What keeps a question from being asked by two runs of one cache at once. */
export type OtherRuns = {
  /**
   * Refuses a question that a batch has.
   * @throws {WaitingError} naming the batch.
   */
  refuseSent: (fingerprint: string) => Promise<void>;
  /** Waits while another process asks this question; call what it returns when it has its answer. */
  takeTurn: (fingerprint: string, signal: AbortSignal) => Promise<() => Promise<void>>;
  /** Those of these questions that another process asks at this moment. */
  findAsked: (fingerprints: readonly string[]) => Promise<string[]>;
};

const ALL_ROOM: Pick<Room, "isMost" | "onEarlierCut"> = {
  isMost: () => false,
  onEarlierCut: () => {},
};

const NO_OTHERS: OtherRuns = {
  refuseSent: async () => {},
  takeTurn: async () => async () => {},
  findAsked: async () => [],
};

/** A cache that keeps nothing, for answers that cost nothing. */
export const NO_CACHE: AnswerCache = {
  recall: async () => null,
  remember: async () => {},
  reject: async () => {},
};

/**
 * Puts a cache before a model. A recalled answer waits for no limit. A new one is on disk before its
 * question gives up its place in the queue, so that a program that is killed loses at most the answers
 * that were in flight. It is cached unchecked, under the fingerprint of the question as it was asked,
 * however much room its answer was given.
 *
 * A question is in flight once: whoever asks it meanwhile, such as for a paper that is listed on several
 * days, waits for the same answer, or shares the same failure. Another process waits, too, and then finds the
 * answer in the cache; what a batch has is not asked at all.
 */
export function withCache(
  model: Model,
  {
    cache,
    ledger,
    wrap = (ask) => ask,
    room = ALL_ROOM,
    onGoodAnswer = () => {},
    onPaper = () => {},
    onReopen = () => {},
    others = NO_OTHERS,
  }: Caching,
): CachedModel {
  const recall = async (fingerprint: string) => {
    const recalled = await cache.recall(fingerprint);
    if (recalled === null || !isWhole(recalled)) return { recalled, reply: null };
    ledger.count("cached");
    return { recalled, reply: { answer: recalled, fingerprint, isRecalled: true } };
  };
  const recallOrAsk = async (
    fingerprint: string,
    question: Question,
    signal: AbortSignal,
  ): Promise<Reply> => {
    const { recalled, reply } = await recall(fingerprint);
    if (reply !== null) return reply;
    if (recalled !== null) room.onEarlierCut(question, recalled);
    const askAndRemember = wrap(async (sent, sendSignal) => {
      refuseSameCut(recalled, sent, room);
      const answer = markCut(await model.ask(sent, sendSignal), question, sent);
      await cache.remember(fingerprint, answer);
      return answer;
    });
    const answer = await askAndRemember(question, signal);
    return { answer, fingerprint, isRecalled: false };
  };
  const askInTurn: typeof recallOrAsk = async (fingerprint, question, signal) => {
    const { reply } = await recall(fingerprint);
    if (reply !== null) return reply;
    await others.refuseSent(fingerprint);
    const endTurn = await others.takeTurn(fingerprint, signal);
    const askNow = async () => {
      await others.refuseSent(fingerprint); // a batch that was sent before this turn was taken has not seen it
      return recallOrAsk(fingerprint, question, signal);
    };
    return askNow().finally(endTurn);
  };
  const inFlight = new Map<string, Promise<Reply>>();
  return {
    ...model,
    ask: async (question, signal) => {
      const fingerprint = toFingerprint(model, question);
      const shared = inFlight.get(fingerprint);
      if (shared !== undefined) {
        const { answer } = await shared;
        ledger.count("cached");
        return { answer, fingerprint, isRecalled: true };
      }
      const asking = askInTurn(fingerprint, question, signal).finally(() =>
        inFlight.delete(fingerprint),
      );
      inFlight.set(fingerprint, asking);
      return asking;
    },
    accept: onGoodAnswer,
    noteReask: async ({ fingerprint, answer }, reask) => {
      const isNews = answer.reask !== reask && fingerprint !== reask; // a cut answer's question is asked again as it is
      if (isNews) await cache.remember(fingerprint, { ...answer, reask });
    },
    reject: cache.reject,
    onPaper,
    reopen: onReopen,
  };
}

/**
 * An answer that was cut because it was given less room than its question asks for is kept for
 * whoever wants to read it, but it is no answer to that question: it is never recalled, and the whole one
 * replaces it. An answer that ended by itself would have been the same with all the room.
 */
function isWhole({ cutAtTokens }: Answer): boolean {
  return cutAtTokens === undefined;
}

/**
 * Refuses to pay for the same cut answer again.
 *
 * @throws {ModelError} when there is no more room than the answer had that was cut.
 */
function refuseSameCut(
  recalled: Answer | null,
  { maxOutputTokens }: Question,
  { isMost }: Pick<Room, "isMost">,
): void {
  const cutAtTokens = recalled?.cutAtTokens;
  if (recalled === null || cutAtTokens === undefined || maxOutputTokens > cutAtTokens) return;
  if (isMost(maxOutputTokens)) {
    throw new ModelError(
      `The model gives an answer at most ${maxOutputTokens} tokens, and one was cut at ${cutAtTokens}.`,
      {
        reason: "CUT_ANSWER",
        explanation: explain(isThoughtMostly(recalled) ? "thoughtsCut" : "outputLimit"),
      },
    );
  }
  throw new ModelError(
    `PAPERCARDS_MAX_COST_USD leaves room for ${maxOutputTokens} tokens, and an answer was cut at ${cutAtTokens}.`,
    { reason: "COST_LIMIT", explanation: explain("costLimit") },
  );
}

function markCut(answer: Answer, asked: Question, sent: Question): Answer {
  const hadLess = sent.maxOutputTokens < asked.maxOutputTokens;
  return hadLess && isCut(answer) ? { ...answer, cutAtTokens: sent.maxOutputTokens } : answer;
}
