import { SettingsError } from "../core/errors.ts";
import type { Answer } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";
import type { Clock } from "../http/clock.ts";
import type { HttpClient } from "../http/open-client.ts";
import type { Ledger } from "./ledger.ts";
import type { Model } from "./model.ts";
import type { PriceList } from "./prices.ts";
import { isLoopback } from "./provider/endpoint.ts";
import type { Profile } from "./provider/profiles.ts";
import type { Provider } from "./provider/provider.ts";
import { readCompletion } from "./wire/read-completion.ts";
import { openProfile } from "./wire/step-down.ts";
import {
  toErrorInOkBody,
  toLostError,
  toRefusedError,
  toUnreadableError,
} from "./wire/to-model-error.ts";
import { openTransport, type WireResponse } from "./wire/transport.ts";
import { toWireRequest } from "./wire/wire-request.ts";

/** What a live model is opened with. */
type LiveModelOptions = {
  provider: Provider;
  http: HttpClient;
  clock: Clock;
  ledger: Ledger;
  prices: PriceList;
  onNotice: (message: string) => void;
  /** Called with the headers of every response, good or bad. */
  onHeaders: (question: Question, headers: Headers) => void;
};

/** A model that gets ready before its first question. */
type LiveModel = Model & {
  /** @throws {SettingsError} when the endpoint needs a key and there is none. */
  prepare: () => Promise<void>;
};

/**
 * Opens a model behind a Chat Completions endpoint: one question, one request. What the endpoint refuses
 * to take is left out from then on, for all questions. Retries and limits are wrappers around it.
 */
export function openLiveModel(options: LiveModelOptions): LiveModel {
  const { provider, ledger } = options;
  const { model: name } = provider;
  const transport = openTransport(provider, options.http);
  const used = openProfile(provider.profile, options.onNotice);
  return {
    name,
    parameters: toParameters(provider.profile),
    prepare: async () => {
      requireKey(provider);
      await transport.prepare();
    },
    ask: async (question, signal) => {
      const profile = used.current();
      const end = ledger.begin();
      const sending = transport
        .send(toWireRequest(question, { ...provider, profile }), signal)
        .finally(end);
      options.prices.prepare();
      const response = await sending;
      if (response.status !== "lost") options.onHeaders(question, response.headers);
      if (response.status === "refused")
        used.stepDown(profile, response.httpStatus, response.error);
      const answer = await readResponse(response, options);
      ledger.charge(answer.usage);
      return answer;
    },
  };
}

/** What of a profile shapes the text of an answer. */
function toParameters({ temperature, reasoningEffort }: Profile): Model["parameters"] {
  return {
    ...(temperature === null ? {} : { temperature }),
    ...(reasoningEffort === null ? {} : { reasoningEffort }),
  };
}

async function readResponse(response: WireResponse, options: LiveModelOptions): Promise<Answer> {
  const { provider, clock } = options;
  if (response.status === "lost") throw toLostError(provider, response);
  if (response.status === "refused") throw toRefusedError(provider, response, clock.now());

  const completion = readCompletion(response.body, provider);
  if (completion.status === "answered") {
    const { answer, tokens } = completion;
    const { inputTokens, outputTokens } = tokens;
    const usage = { inputTokens, outputTokens, costUsd: await options.prices.priceOf(tokens) };
    return { ...answer, usage, answeredAt: new Date(clock.now()).toISOString() };
  }
  if (completion.status === "unreadable") {
    const { problem } = completion;
    throw toUnreadableError(provider, { httpStatus: response.httpStatus, problem });
  }
  throw toErrorInOkBody(
    provider,
    { httpStatus: response.httpStatus, error: completion.error, headers: response.headers },
    clock.now(),
  );
}

/** @throws {SettingsError} when there is no key, and the endpoint is not on this machine. */
export function requireKey({ apiKey, baseUrl }: Pick<Provider, "apiKey" | "baseUrl">): void {
  if (apiKey !== null || isLoopback(baseUrl)) return;
  throw new SettingsError(
    `OPENAI_API_KEY is not set, and ${baseUrl.host} answers nobody without a key.`,
    "Set OPENAI_API_KEY, or OPENAI_BASE_URL to a model on this machine; `papercards demo` needs neither.",
  );
}
