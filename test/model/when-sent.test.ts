import { expect, onTestFinished, test } from "vitest";
import { InterruptedError } from "../../src/core/errors.ts";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import type { Clock } from "../../src/http/clock.ts";
import type { HttpClient } from "../../src/http/open-client.ts";
import { createLedger } from "../../src/model/ledger.ts";
import { openModel } from "../../src/model/open-model.ts";
import { NO_CACHE } from "../../src/model/with-cache.ts";
import { makeHttp } from "../support/client.ts";
import { makeSettings, templates } from "../support/drafting.ts";
import { openModelServer } from "../support/model-server.ts";
import { makePapers } from "../support/papers.ts";

const CONNECTING_MS = 100;
const WINDOW_MS = 240;
const LAG_MS = WINDOW_MS / 24;

test("a limit counts a question from when it goes out, and not from when it waits for a connection", async () => {
  const papers = makePapers(2);
  const server = await openModelServer(papers, () => ({ isHanging: true }));
  onTestFinished(server.close);
  let nowMs = 0;
  const waits = Promise.withResolvers<number>();
  const clock: Clock = {
    now: () => nowMs,
    random: () => 0,
    sleep: async (ms) => {
      waits.resolve(ms);
      throw new InterruptedError();
    },
  };
  const out = Promise.withResolvers<void>();
  const real = makeHttp();
  const http: HttpClient = {
    ...real,
    stream: ({ onSent = () => {}, ...request }) => {
      const tell = () => {
        nowMs = CONNECTING_MS;
        onSent();
        out.resolve();
      };
      return real.stream({ ...request, onSent: tell });
    },
  };
  const settings = makeSettings(server.url, { concurrency: 2, requestsPerMinute: 1 });
  const hooks = { http, ledger: createLedger(), onNotice: () => {}, cache: NO_CACHE };
  const model = openModel(settings, hooks, { clock, windowMs: WINDOW_MS });
  const stop = new AbortController();
  const ask = (index: number) =>
    papers
      .slice(index, index + 1)
      .map((paper) => model.ask(askForDraft(paper, templates.draft), stop.signal));

  const first = Promise.allSettled(ask(0));
  await out.promise;
  const second = Promise.allSettled(ask(1));

  expect(await waits.promise).toBe(LAG_MS + WINDOW_MS);
  stop.abort();
  await Promise.all([first, second]);
});
