import { type Explanation, explain } from "../core/causes/explanation.ts";
import type { Answer } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";
import { CLOCK } from "../http/clock.ts";
import { startDeadline } from "../http/deadline.ts";
import type { HttpClient } from "../http/open-client.ts";
import { createLedger, type LedgerSnapshot } from "./ledger.ts";
import { openRoom } from "./limits/room.ts";
import { openLiveModel } from "./live-model.ts";
import type { Model } from "./model.ts";
import { ModelError } from "./model-error.ts";
import { isKept } from "./prefix.ts";
import { NO_TOKENS, openPrices, type PriceList } from "./prices.ts";
import { chooseProfile } from "./provider/profiles.ts";
import type { Provider } from "./provider/provider.ts";

/** What is wrong with an answer, in one sentence, and what to do. */
type Problem = { says: string; explanation: Explanation };

/** Questions as a run asks them, and how their answers are read. */
export type ProbeQuestions = {
  question: Question;
  /** Another that begins in the same way; null to ask no more than once. */
  alike: Question | null;
  /** What is wrong with the answer to a question, and what a run asks then; null when it makes a card. */
  findProblem: (
    question: Question,
    answer: Answer,
  ) => (Problem & { reask: Question | null }) | null;
};

/** What a question of a run tells about a model and its provider. */
export type Probe = {
  /** The model that answered, as the answer names it. */
  answeredBy: string;
  seconds: number;
  /** What was wrong with the answer, or with the second one where a run asks again; null when it makes a card. */
  problem: Problem | null;
  /** What the provider would not take, and what is done instead. */
  stepsDown: string[];
  /** What users of this provider should know; null when there is nothing. */
  advice: string | null;
  /**
   * Part of the second question's input that came from the provider's cache, 0 to 1. Null where a provider
   * keeps no marked prompts, so that none was asked.
   */
  hitRate: number | null;
  /** Limits that its headers report; null for what they do not. */
  limits: { requests: string | null; tokens: string | null };
  /** US dollars for a million tokens; null when the price is unknown. */
  price: { input: number; output: number } | null;
  /** US dollars that the probe took; null when that is unknown. */
  costUsd: number | null;
};

/** A tenth of a million: providers charge more for questions that are longer than a card's will ever be. */
const PRICED_TOKENS = 100_000;

/**
 * Time for the probe, whatever has to be asked again, in milliseconds. A local model without a graphics card takes a minute or two
 * for a card; the timeout for one answer holds where it is shorter, or where the user has set it. The flex tier has its own time before that.
 */
const PROBE_TIMEOUT_MS = 3 * 60_000;

/** The longest wait for a limit that is kept before the probe asks again, in milliseconds. A longer one is told. */
const MAX_PROBE_PAUSE_MS = 30_000;

/** How often such a wait is kept for one question. What is still refused then is busy. */
const MAX_PROBE_PAUSES = 3;

/**
 * Asks a model a question of a run, with the run's schema, room and parameters, and once more where a run does, to see whether it
 * makes cards. No retries, but after a short wait that a provider asks for. Where the provider keeps marked prompts, another question like it is asked, to see whether it does. Each costs as much as a card.
 *
 * @throws {ModelError} when there is no answer.
 * @throws {SettingsError} when the endpoint needs a key and there is none.
 * @throws {InterruptedError} when the signal says so.
 */
export async function probeModel(
  given: Provider,
  http: HttpClient,
  { question, alike, findProblem }: ProbeQuestions,
  signal: AbortSignal,
): Promise<Probe> {
  const provider = boundInTime(given); // also in what is said while it is silent
  const { profile } = provider;
  const prices = openPrices(provider);
  const ledger = createLedger();
  const stepsDown: string[] = [];
  let seen = new Headers();
  const model = openLiveModel({
    ...{ provider, http, prices, ledger, clock: CLOCK },
    onNotice: (message) => stepsDown.push(message),
    onSent: () => {},
    onHeaders: (_, headers) => {
      seen = headers;
    },
  });
  await model.prepare();
  const room = openRoom(profile);
  let startedAt = performance.now();
  const ask = (asked: Question) => {
    const maxOutputTokens = room.of(asked);
    return askAfterPauses(signal, () => {
      startedAt = performance.now();
      return askInTime(model, { ...asked, maxOutputTokens }, { provider, signal });
    });
  };
  const answer = await ask(question);
  const seconds = (performance.now() - startedAt) / 1000;
  const found = findProblem(question, answer);
  const reask = found?.reask ?? null;
  const problem = reask === null ? found : findProblem(reask, await ask(reask));
  const first = ledger.snapshot().tokens;
  const isKeeping = alike !== null && problem === null && isKept(question, profile.prefix);
  if (isKeeping) await ask(alike);
  const { tokens: all, costUsd } = ledger.snapshot();
  return {
    ...{ answeredBy: answer.model, seconds, problem, stepsDown, costUsd },
    advice: profile.advice,
    hitRate: isKeeping ? rateHits(first, all) : null,
    limits: {
      requests: seen.get("x-ratelimit-limit-requests"),
      tokens: seen.get("x-ratelimit-limit-tokens"),
    },
    price: await readPrice(prices),
  };
}

/** Part of what was asked last that was read from the cache. */
function rateHits(
  before: LedgerSnapshot["tokens"],
  after: LedgerSnapshot["tokens"],
): number | null {
  if (before.input === null || after.input === null) return null;
  const input = after.input - before.input;
  return input === 0 ? null : (after.cached - before.cached) / input;
}

function boundInTime(provider: Provider): Provider {
  const { baseUrl, model, profile } = provider;
  const isUsual = profile.timeoutMs === chooseProfile(baseUrl, model).timeoutMs;
  const timeoutMs = isUsual ? Math.min(profile.timeoutMs, PROBE_TIMEOUT_MS) : profile.timeoutMs;
  return { ...provider, profile: { ...profile, timeoutMs } };
}

/** Asks again after a wait for a limit, outside of the time that an answer gets. */
async function askAfterPauses(
  signal: AbortSignal,
  ask: () => Promise<Answer>,
  pauses = 0,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ModelError && error.isOverload)) throw error;
    const { message, retryAfterMs: pauseMs } = error;
    if (pauseMs === null) throw error;
    if (pauseMs > MAX_PROBE_PAUSE_MS || pauses === MAX_PROBE_PAUSES) {
      const seconds = Math.ceil(pauseMs / 1000);
      throw new ModelError(`${message} It asks for a pause of ${seconds} s.`, error);
    }
    await CLOCK.sleep(pauseMs, signal);
    return askAfterPauses(signal, ask, pauses + 1);
  }
}

async function askInTime(
  model: Model,
  question: Question,
  { provider, signal }: { provider: Provider; signal: AbortSignal },
): Promise<Answer> {
  const { timeoutMs: usualMs, flexTimeoutMs } = provider.profile;
  // Where the flex tier is silent, the standard one is asked.
  const timeoutMs = (flexTimeoutMs ?? 0) + usualMs;
  const deadline = startDeadline(timeoutMs, signal);
  try {
    return await askUntilTaken(model, question, deadline.signal);
  } catch (error) {
    if (!deadline.isOver()) throw error;
    const words = `${provider.baseUrl.host} gave no answer within ${timeoutMs / 1000} s.`;
    throw new ModelError(words, { explanation: explain("tooSlow") });
  } finally {
    deadline.clear();
  }
}

async function askUntilTaken(
  model: Model,
  question: Question,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await model.ask(question, signal);
  } catch (error) {
    if (!(error instanceof ModelError && error.isSteppedDown)) throw error;
    return askUntilTaken(model, question, signal);
  }
}

async function readPrice({ priceOf }: PriceList): Promise<Probe["price"]> {
  const input = await priceOf({ ...NO_TOKENS, inputTokens: PRICED_TOKENS });
  const output = await priceOf({ ...NO_TOKENS, outputTokens: PRICED_TOKENS });
  return input === null || output === null ? null : { input: input * 10, output: output * 10 };
}
