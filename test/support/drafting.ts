import type { AnswerCache } from "../../src/core/ports.ts";
import type { Answer } from "../../src/core/question/answer.ts";
import type { DraftAllOptions } from "../../src/drafting/draft-all.ts";
import { createLedger } from "../../src/model/ledger.ts";
import type { Model } from "../../src/model/model.ts";
import { type ModelSettings, openModel } from "../../src/model/open-model.ts";
import { chooseProfile, type ProfileOverrides } from "../../src/model/provider/profiles.ts";
import type { Provider } from "../../src/model/provider/provider.ts";
import { withCache } from "../../src/model/with-cache.ts";
import { makeHttp } from "./client.ts";
import { makeHastyClock } from "./hasty-clock.ts";

/** An answer cache in memory. */
export function makeCache() {
  const answers = new Map<string, Answer>();
  const rejected = new Map<string, Answer>();
  const cache: AnswerCache = {
    recall: async (name) => answers.get(name) ?? null,
    remember: async (name, answer) => {
      answers.set(name, answer);
    },
    reject: async (name) => {
      const answer = answers.get(name);
      if (answer !== undefined) rejected.set(name, answer);
      answers.delete(name);
    },
  };
  return { ...cache, answers, rejected };
}

/** Templates that put the paper where the server looks for it. */
export const templates = {
  draft: { version: "1", system: "Answer in JSON.\n{{fields}}", user: "{{paper}}" },
  reask: { version: "1", system: "", user: "Mend this:\n{{complaints}}" },
};

const NOTHING_KEPT: DraftAllOptions["kept"] = () => null;
const REST = { templates, signal: new AbortController().signal, kept: NOTHING_KEPT };

/** What a test may say of a provider; the rest is that of a model on this machine. */
type ProviderChoices = { apiKey?: string | null; model?: string; overrides?: ProfileOverrides };

/** A provider with a key. */
export function makeProvider(url: string, choices: ProviderChoices = {}): Provider {
  const { apiKey = "sk-test-1234567890", model = "test-model", overrides = {} } = choices;
  const baseUrl = new URL(url);
  const secrets = apiKey === null ? [] : [apiKey];
  return { apiKey, secrets, baseUrl, model, profile: chooseProfile(baseUrl, model, overrides) };
}

/** Settings of a model on this machine. */
export function makeSettings(
  url: string,
  { apiKey, model, overrides, ...limits }: ProviderChoices & Partial<ModelSettings> = {},
): ModelSettings {
  return {
    provider: makeProvider(url, {
      ...(apiKey !== undefined && { apiKey }),
      ...(model !== undefined && { model }),
      ...(overrides !== undefined && { overrides }),
    }),
    concurrency: 4,
    requestsPerMinute: null,
    tokensPerMinute: null,
    maxCostUsd: null,
    ...limits,
  };
}

/** Everything that drafting takes, with a live model behind a URL and without waits. */
export function makeDrafting(
  settings: ModelSettings,
  { clock = makeHastyClock(), cache = makeCache() } = {},
) {
  const ledger = createLedger();
  const notices: string[] = [];
  const onNotice = (message: string) => {
    notices.push(message);
  };
  const model = openModel(settings, { http: makeHttp(), ledger, onNotice, cache }, { clock });
  return { model, ledger, cache, notices, ...REST };
}

/** Everything that drafting takes, with any model before which a cache is put. */
export function makeOptions(bare: Model, cache = makeCache()) {
  const ledger = createLedger();
  return { model: withCache(bare, { cache, ledger }), ledger, cache, ...REST };
}
