import { explain } from "../core/causes/explanation.ts";
import { explainForeignModel } from "../core/causes/foreign-model.ts";
import { SettingsError } from "../core/errors.ts";
import type { Answer } from "../core/question/answer.ts";
import type { Question } from "../core/question/question.ts";
import type { Clock } from "../http/clock.ts";
import type { HttpClient } from "../http/open-client.ts";
import { toBadAnswer } from "./bad-answer.ts";
import { estimateInput } from "./estimate-input.ts";
import type { Ledger } from "./ledger.ts";
import type { Model } from "./model.ts";
import { ModelError, type ModelErrorDetails } from "./model-error.ts";
import type { PriceList, TokenCounts } from "./prices.ts";
import { isLoopback } from "./provider/endpoint.ts";
import { openExplainMissing } from "./provider/explain-missing.ts";
import type { Profile } from "./provider/profiles.ts";
import type { Provider } from "./provider/provider.ts";
import { findFullContext } from "./wire/context-limit.ts";
import { findBreak } from "./wire/find-break.ts";
import { applyForm, boundRoom, type Form } from "./wire/form.ts";
import { judgeRefusal, type SentQuestion } from "./wire/judge-refusal.ts";
import type { Lost } from "./wire/openai-client.ts";
import { readCompletion } from "./wire/read-completion.ts";
import { isTurnedAway, openTier, type TierInUse } from "./wire/service-tier.ts";
import { openForm } from "./wire/step-down.ts";
import {
  describeRefused,
  type RefusedAs,
  readMeantStatus,
  toBrokenError,
  toFullContextError,
  toLostError,
  toRefusal,
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
  /** Called when a question goes out, on a connection that is there. */
  onSent: (question: Question) => void;
  /** Called with the headers of every response, good or bad. */
  onHeaders: (question: Question, headers: Headers) => void;
};

const STEPPED_DOWN = { explanation: explain("formRefused"), isSteppedDown: true };

/** A model that gets ready before its first question. */
type LiveModel = Model & {
  /** @throws {SettingsError} when the endpoint needs a key and there is none, or has no such model. */
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
  const used = openForm(provider.profile, options.onNotice);
  const tier = openTier(provider.profile, options.onNotice);
  const explainMissing = openExplainMissing(provider, options.http);
  return {
    name,
    parameters: toParameters(provider.profile),
    prepare: async () => {
      requireKey(provider);
      requireOwnModel(provider);
      await transport.prepare();
    },
    getReady: () => void transport.prepare().catch(() => {}), // the first question tells
    ask: async (question, signal) => {
      const sent = toSent(question, { form: used.current(), tier, provider });
      const end = ledger.begin();
      const onSent = () => options.onSent(question);
      const sending = transport.send(sent.request, signal, onSent).finally(end);
      options.prices.prepare();
      const response = await sending;
      if (response.status === "lost") throw judgeLost(response, question, isInFlex(sent));
      options.onHeaders(question, response.headers);
      const read = await readResponse(response, sent, options);
      if ("answer" in read) {
        used.onTaken(sent.form, question);
        if (isInFlex(sent)) tier.onAnswer(read.tokens.serviceTier);
        ledger.charge(read.answer.usage, read.tokens);
        return read.answer;
      }
      const { refused } = read;
      if (isInFlex(sent) && isTurnedAway(toRefusal(refused))) {
        tier.turnAway(question);
        const words = describeRefused(provider, refused);
        throw new ModelError(words, { ...STEPPED_DOWN, status: refused.httpStatus });
      }
      const isTaken = used.isTaken(sent.form, question);
      const answer = await answerRefused(refused, { ...sent, isTaken }, signal);
      ledger.charge(answer.usage);
      return answer;
    },
  };

  /** A question that waited for the flex tier in vain is sent outside of it. */
  function judgeLost(response: Lost, question: Question, isFlex: boolean): ModelError {
    const lost = toLostError(provider, response);
    if (!isFlex || response.error.failure !== "timeout") return lost;
    tier.giveUp(question);
    return new ModelError(lost.message, STEPPED_DOWN);
  }

  /** The answer that a refusal stands for; what it means otherwise is thrown. */
  async function answerRefused(
    refused: RefusedAs,
    sent: SentQuestion,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { httpStatus: status } = refused;
    const outcome = judgeRefusal(toRefusal(refused), sent, options.clock.now());
    if (outcome.kind === "bad answer") {
      const { answer } = toBadAnswer(outcome.text, provider);
      const usage = { inputTokens: null, outputTokens: null, costUsd: null };
      return { ...answer, usage, answeredAt: new Date(options.clock.now()).toISOString() };
    }
    if (outcome.kind === "failed") {
      throw await toFailed(refused, { ...outcome.details, status }, signal);
    }
    const notice = `${outcome.notice} ${describeRefused(provider, refused)}`;
    used.stepDown(sent.form, { form: outcome.form, notice });
    const { mostTokens } = outcome.form;
    throw new ModelError(outcome.notice, { ...STEPPED_DOWN, status, mostTokens });
  }

  /** The error for a refusal; where the model or the address is not there, with what is most likely wrong. */
  async function toFailed(
    refused: RefusedAs,
    details: ModelErrorDetails,
    signal: AbortSignal,
  ): Promise<ModelError> {
    const words = describeRefused(provider, refused);
    const explanation = details.isMissing ? await explainMissing(signal) : null;
    if (explanation === null) return new ModelError(words, details);
    return new ModelError(`${words} ${explanation.happened}`, { ...details, explanation });
  }
}

/** What of a profile shapes the text of an answer. */
function toParameters({ temperature, reasoningEffort }: Profile): Model["parameters"] {
  return {
    ...(temperature === null ? {} : { temperature }),
    ...(reasoningEffort === null ? {} : { reasoningEffort }),
  };
}

/** A question as it goes out in a form, and in a tier. */
function toSent(
  question: Question,
  { form, tier, provider }: { form: Form; tier: TierInUse; provider: Provider },
): Omit<SentQuestion, "isTaken"> {
  const { profile } = form;
  const maxOutputTokens = boundRoom(form, question.maxOutputTokens);
  const serviceTier = tier.of(question);
  const asked = toWireRequest({ ...question, maxOutputTokens }, { ...provider, profile });
  return {
    form,
    request: applyForm(
      serviceTier === null ? asked : { ...asked, service_tier: serviceTier },
      form,
    ),
    room: profile.tokenParameter === null ? null : maxOutputTokens,
    inputTokens: estimateInput(question),
  };
}

function isInFlex({ request }: Pick<SentQuestion, "request">): boolean {
  return request.service_tier === "flex";
}

/**
 * The answer in a response, or the refusal that it is, whatever its status.
 *
 * @throws {ModelError} when it is neither, or an answer that was broken off, or cut for want of context.
 */
async function readResponse(
  response: Exclude<WireResponse, { status: "lost" }>,
  { room }: Pick<SentQuestion, "room">,
  { provider, clock, ledger, prices }: LiveModelOptions,
): Promise<{ answer: Answer; tokens: TokenCounts } | { refused: RefusedAs }> {
  if (response.status === "refused") return { refused: response };
  const { httpStatus, headers, body } = response;
  const completion = readCompletion(body, provider);
  if (completion.status === "unreadable") {
    throw toUnreadableError(provider, { httpStatus, problem: completion.problem });
  }
  if (completion.status === "error") {
    return { refused: readMeantStatus({ httpStatus, headers, error: completion.error }) };
  }
  const { tokens } = completion;
  const { inputTokens, outputTokens } = tokens;
  const usage = { inputTokens, outputTokens, costUsd: await prices.priceOf(tokens) };
  const broken = findBreak(body, completion.answer);
  if (broken !== null) {
    ledger.charge(usage, tokens);
    const refused = { httpStatus, headers, error: broken };
    throw toBrokenError(provider, refused, { usage, nowMs: clock.now() });
  }
  const full = findFullContext(completion.answer, { outputTokens, room }, provider.profile);
  if (full !== null) {
    ledger.charge(usage, tokens);
    throw toFullContextError(provider, full, usage);
  }
  const answeredAt = new Date(clock.now()).toISOString();
  return { answer: { ...completion.answer, usage, answeredAt }, tokens };
}

/** @throws {SettingsError} when there is no key, and the endpoint is not on this machine. */
export function requireKey({ apiKey, baseUrl }: Pick<Provider, "apiKey" | "baseUrl">): void {
  if (apiKey !== null || isLoopback(baseUrl)) return;
  const explanation = explain("keyMissing", { host: baseUrl.host });
  throw new SettingsError(explanation.happened, explanation);
}

/** @throws {SettingsError} when the model is another's than that of the endpoint. */
function requireOwnModel({ model, ...provider }: Provider): void {
  const explanation = explainForeignModel(model, provider);
  if (explanation !== null) throw new SettingsError(explanation.happened, explanation);
}
