import { type Answer, isTooLong } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";
import { CLOCK } from "../http/clock.ts";
import { startDeadline } from "../http/deadline.ts";
import type { HttpClient } from "../http/open-client.ts";
import { findJsonObject } from "./find-json.ts";
import { createLedger } from "./ledger.ts";
import { openLiveModel } from "./live-model.ts";
import type { Model } from "./model.ts";
import { ModelError } from "./model-error.ts";
import { NO_TOKENS, openPrices, type PriceList } from "./prices.ts";
import type { Provider } from "./provider/provider.ts";

/** What one small question tells about a model and its provider. */
export type Probe = {
  /** The model that answered, as the answer names it. */
  answeredBy: string;
  seconds: number;
  /** Whether the answer was the JSON object that was asked for. */
  isStructured: boolean;
  /** What the provider would not take, and what is done instead. */
  stepsDown: string[];
  /** What users of this provider should know; null when there is nothing. */
  advice: string | null;
  /** Limits that its headers report; null for what they do not. */
  limits: { requests: string | null; tokens: string | null };
  /** US dollars for a million tokens; null when the price is unknown. */
  price: { input: number; output: number } | null;
};

/** A tenth of a million: providers charge more for questions that are longer than a card's will ever be. */
const PRICED_TOKENS = 100_000;

/** Time for the probe, whatever has to be asked again, in milliseconds. A card may take longer, and one word does not. */
const PROBE_TIMEOUT_MS = 45_000;

/** Room for the reasoning of a model before its short answer. */
const PROBE_OUTPUT_TOKENS = 1_000;

const LOOK_AT_SERVER =
  "Check OPENAI_BASE_URL, and whether the server still loads its model; then run `papercards doctor` again.";

const QUESTION: Question = {
  subject: "probe",
  messages: [
    { role: "user", content: 'Answer with the JSON object {"ok": true} and nothing else.' },
  ],
  schema: {
    name: "probe",
    json: {
      type: "object",
      properties: { ok: { type: "boolean" } },
      required: ["ok"],
      additionalProperties: false,
    },
  },
  maxOutputTokens: PROBE_OUTPUT_TOKENS,
};

/**
 * Asks a model one small question, without retries, to see whether it can be asked for cards. It takes
 * some hundred tokens at most.
 *
 * @throws {ModelError} when there is no answer.
 * @throws {SettingsError} when the endpoint needs a key and there is none.
 * @throws {InterruptedError} when the signal says so.
 */
export async function probeModel(
  provider: Provider,
  http: HttpClient,
  signal: AbortSignal,
  timeoutMs = PROBE_TIMEOUT_MS,
): Promise<Probe> {
  const prices = openPrices(provider);
  const stepsDown: string[] = [];
  let seen = new Headers();
  const model = openLiveModel({
    ...{ provider, http, prices, clock: CLOCK },
    ledger: createLedger(),
    onNotice: (message) => stepsDown.push(message),
    onHeaders: (_, headers) => {
      seen = headers;
    },
  });
  await model.prepare();
  const startedAt = performance.now();
  const answer = await askInTime(model, signal, { provider, timeoutMs });
  return {
    answeredBy: answer.model,
    seconds: (performance.now() - startedAt) / 1000,
    isStructured: isAsAsked(answer),
    stepsDown,
    advice: provider.profile.advice,
    limits: {
      requests: seen.get("x-ratelimit-limit-requests"),
      tokens: seen.get("x-ratelimit-limit-tokens"),
    },
    price: await readPrice(prices),
  };
}

async function askInTime(
  model: Model,
  signal: AbortSignal,
  { provider, timeoutMs }: { provider: Provider; timeoutMs: number },
): Promise<Answer> {
  const deadline = startDeadline(timeoutMs, signal);
  try {
    return await askUntilTaken(model, deadline.signal);
  } catch (error) {
    if (!deadline.isOver()) throw error;
    const words = `${provider.baseUrl.host} gave no answer within ${timeoutMs / 1000} s.`;
    throw new ModelError(words, { fix: LOOK_AT_SERVER });
  } finally {
    deadline.clear();
  }
}

async function askUntilTaken(model: Model, signal: AbortSignal): Promise<Answer> {
  try {
    return await model.ask(QUESTION, signal);
  } catch (error) {
    if (!(error instanceof ModelError && error.isSteppedDown)) throw error;
    return askUntilTaken(model, signal);
  }
}

async function readPrice({ priceOf }: PriceList): Promise<Probe["price"]> {
  const input = await priceOf({ ...NO_TOKENS, inputTokens: PRICED_TOKENS });
  const output = await priceOf({ ...NO_TOKENS, outputTokens: PRICED_TOKENS });
  return input === null || output === null ? null : { input: input * 10, output: output * 10 };
}

function isAsAsked(answer: Answer): boolean {
  if (isTooLong(answer)) return false;
  const value = findJsonObject(answer.text ?? "");
  return typeof value === "object" && value !== null && "ok" in value && value.ok === true;
}
