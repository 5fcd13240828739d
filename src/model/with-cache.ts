import type { AnswerCache } from "../core/ports.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Model } from "./model.ts";

/**
 * The same model, but an answer is on disk before it counts as given. Put below the limits, it holds a
 * question's place in the queue until then, so that whatever stops the program costs at most the answers
 * that were in flight.
 */
export function withMemory(model: Model, cache: Pick<AnswerCache, "remember">): Model {
  return {
    ...model,
    ask: async (question, signal) => {
      const answer = await model.ask(question, signal);
      await cache.remember(fingerprint(model, question), answer);
      return answer;
    },
  };
}
