import PQueue from "p-queue";
import type { Answer, Usage } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../clock.ts";
import type { Model } from "../model.ts";
import { ModelError } from "../wire/model-error.ts";
import { openTurnstile, type Turnstile } from "./admission.ts";
import type { Purse } from "./budget.ts";
import type { Pace } from "./concurrency.ts";
import type { Load, Scale } from "./estimate.ts";
import type { Gate, Ticket } from "./rate-limit.ts";

/** What a question must get past before it is sent. */
export type Limits = {
  scale: Scale;
  pace: Pace;
  gate: Gate;
  purse: Purse;
  clock: Clock;
  onNotice: (message: string) => void;
};

/** Pauses that a user would otherwise take for a standstill, in milliseconds. */
const NOTABLE_PAUSE_MS = 5_000;

/** A question that is sent again goes before new ones. */
const FIRST = { priority: 1 };

/**
 * The same model, asked no faster than the limits say; questions wait their turn. The queue holds the
 * concurrency. Whoever has a place and must wait for another limit stops the queue meanwhile, so that
 * one question waits and not a whole crowd.
 */
export function withLimits(model: Model, limits: Limits): Model {
  const { pace, gate, purse, scale } = limits;
  const queue = new PQueue({ concurrency: pace.concurrency() });
  const turnstile = openTurnstile({ ...limits, onWait: () => queue.pause() });
  const asked = new WeakSet<Question>();

  const askInTurn = async (question: Question, load: Load, signal: AbortSignal) => {
    const {
      question: sent,
      grant,
      ticket,
    } = await turnstile.enter(question, load, signal).finally(() => queue.start());
    let usage: Usage | null = null;
    try {
      const answer = await model.ask(sent, signal);
      usage = answer.usage;
      gate.settle(ticket, countTokens(usage));
      pace.speedUp();
      return answer;
    } catch (error) {
      if (error instanceof ModelError) learnFrom(error, ticket, turnstile, limits);
      throw error;
    } finally {
      purse.pay(grant, usage);
      turnstile.leave();
      queue.concurrency = pace.concurrency();
    }
  };

  return {
    ...model,
    atOnce: pace.concurrency(),
    ask: async (question, signal): Promise<Answer> => {
      const load = await scale(question);
      const options = asked.has(question) ? FIRST : {};
      asked.add(question);
      return queue.add(() => askInTurn(question, load, signal), options);
    },
  };
}

function learnFrom(error: ModelError, ticket: Ticket, turnstile: Turnstile, limits: Limits): void {
  const { gate, pace, clock, onNotice } = limits;
  const nowMs = clock.now();
  if (error.endsRun) turnstile.close(error);
  if (error.status !== null) gate.settle(ticket, 0);
  if (error.isOverload) pace.slowDown(ticket.sentAtMs, nowMs);

  const pauseMs = error.retryAfterMs ?? 0;
  const isNews = pauseMs >= NOTABLE_PAUSE_MS && gate.waitFor(0, nowMs) < NOTABLE_PAUSE_MS;
  gate.pause(pauseMs, nowMs);
  if (isNews) onNotice(`The model asks for a pause of ${Math.ceil(pauseMs / 1000)} s.`);
}

function countTokens({ inputTokens, outputTokens }: Usage): number | null {
  return inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
}
