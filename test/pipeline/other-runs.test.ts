import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import { createLedger } from "../../src/model/ledger.ts";
import type { Ask } from "../../src/model/model.ts";
import { withCache } from "../../src/model/with-cache.ts";
import { openOtherRuns } from "../../src/pipeline/other-runs.ts";
import { openStore } from "../../src/store/open-store.ts";
import { templates } from "../support/drafting.ts";
import { makePaperOf } from "../support/papers.ts";
import { makeFolder } from "../support/temporary.ts";

const QUESTION = askForDraft(makePaperOf(0), templates.draft);
const { signal } = new AbortController();

/** A process with a cache in this folder, whose model answers when it is let. */
function openProcess(folder: string, processId: number, ask: Ask) {
  const notices: string[] = [];
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId, isRunning: () => true },
  });
  const onNotice = (message: string) => void notices.push(message);
  const others = openOtherRuns(store, { endpoint: "http://127.0.0.1/", onNotice });
  const caching = { cache: store.answers, ledger: createLedger(), others };
  return { model: withCache({ name: "m", parameters: {}, ask }, caching), notices };
}

test.each([
  ["with an answer, it is asked once", false, 1],
  ["and fails, the other one asks", true, 2],
])("when two processes have one question at once %s", async (_, fails, calls) => {
  const folder = makeFolder();
  const gate = Promise.withResolvers<void>();
  let asked = 0;
  const ask: Ask = async () => {
    asked += 1;
    const isFirst = asked === 1;
    if (isFirst) await gate.promise;
    if (isFirst && fails) throw new Error("no");
    return {
      ...{ model: "m", text: "{}", finishReason: "stop", refusal: null },
      usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
      answeredAt: "2026-02-13T09:00:00.000Z",
    };
  };
  const [first, second] = [openProcess(folder, 1, ask), openProcess(folder, 2, ask)];

  const asking = first.model.ask(QUESTION, signal).catch(() => null);
  await vi.waitFor(() => expect(asked).toBe(1));
  const waiting = second.model.ask(QUESTION, signal);
  await vi.waitFor(() => expect(second.notices).not.toEqual([]));
  gate.resolve();
  await asking;
  const { isRecalled } = await waiting;

  expect({ asked, isRecalled }).toEqual({ asked: calls, isRecalled: !fails });
  expect(second.notices).toEqual([
    "Another papercards process (1) is asking the same question; waiting for it.",
  ]);
});
