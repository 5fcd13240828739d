import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { createLedger } from "../../src/model/ledger.ts";
import type { Model } from "../../src/model/model.ts";
import { withCache } from "../../src/model/with-cache.ts";
import { openHubClock } from "../../src/pipeline/papers/hub-clock.ts";
import type { Run } from "../../src/pipeline/run.ts";
import { openStore } from "../../src/store/open-store.ts";
import { templates } from "./drafting.ts";
import { listOn } from "./recorded.ts";
import { answerQuestion } from "./recorded-world.ts";
import { makeFolder } from "./temporary.ts";

/** A run in a folder of its own, and what it has asked for so far. */
export type MadeRun = {
  run: Run;
  /** The model of the run, without its cache. */
  bare: Model;
  folder: string;
  /** Days whose listing was fetched. */
  listed: string[];
  /** Subjects of the questions that were asked. */
  asked: string[];
  /** Everything that the run has told. */
  told: string[];
};

/** What the Hub shows on which day; any other day has no papers. */
export type Listed = Readonly<Record<string, readonly unknown[]>>;

/** Makes a run without network: sources with these days, and a model that drafts any paper well. */
export function makeRun(days: Listed = {}, now = new Date("2026-02-23T12:00:00Z")): MadeRun {
  const folder = makeFolder();
  const [listed, asked, told]: [string[], string[], string[]] = [[], [], []];
  const tell = (event: string) => () => {
    told.push(event);
  };
  const ask: Model["ask"] = async ({ subject, messages }) => {
    asked.push(subject);
    return {
      model: "test-model",
      text: answerQuestion(JSON.stringify({ messages })).answer,
      finishReason: "stop",
      refusal: null,
      usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
      answeredAt: now.toISOString(),
    };
  };
  const ledger = createLedger();
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const bare: Model = { name: "test-model", parameters: {}, ask };
  const run: Run = {
    id: randomUUID(),
    sources: {
      fetchListing: async (date) => {
        listed.push(date);
        return { items: listOn(date, days[date] ?? []), sentAt: now };
      },
      fetchAbstracts: async () => new Map(),
      fetchThumbnail: async () => null,
      lookUpArtefacts: async () => ({ artefacts: NOT_LOOKED_UP, problem: null, hasPage: true }),
    },
    store,
    model: withCache(bare, { cache: store.answers, ledger }),
    ledger,
    templates: { ...templates, week: templates.draft },
    choices: { top: 2, interests: [], images: "none", isDryRun: false },
    reporter: { onListing: tell("listing"), onOutcome: tell("outcome"), onNotice: tell("notice") },
    now: () => now,
    hubClock: openHubClock(() => now, tell("notice")),
    signal: new AbortController().signal,
  };
  return { run, bare, folder, listed, asked, told };
}
