import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { BatchFile } from "../../src/core/ports.ts";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import { toFingerprint } from "../../src/model/fingerprint.ts";
import { createLedger } from "../../src/model/ledger.ts";
import type { Ask } from "../../src/model/model.ts";
import { withCache } from "../../src/model/with-cache.ts";
import { sendQuestions } from "../../src/pipeline/batch/send-questions.ts";
import { openOtherRuns } from "../../src/pipeline/other-runs.ts";
import { openStore } from "../../src/store/open-store.ts";
import { templates } from "../support/drafting.ts";
import { makePaperOf } from "../support/papers.ts";
import { makeFolder } from "../support/temporary.ts";

const ENDPOINT = "http://127.0.0.1/v1";
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
  const others = openOtherRuns(store, { endpoint: ENDPOINT, onNotice });
  const caching = { cache: store.answers, ledger: createLedger(), others };
  return { model: withCache({ name: "m", parameters: {}, ask }, caching), notices, store, others };
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

const ANSWER = {
  ...{ model: "m", text: "{}", finishReason: "stop" as const, refusal: null },
  usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
  answeredAt: "2026-02-13T09:00:00.000Z",
};
const FINGERPRINT = toFingerprint({ name: "m", parameters: {} }, QUESTION);

test.each([ENDPOINT, `${ENDPOINT}/`, "HTTP://127.0.0.1:80/./v1//"])(
  "a batch that was sent to %s after the first question has been asked is seen by the next one",
  async (endpoint) => {
    const folder = makeFolder();
    let asked = 0;
    const ask: Ask = async () => {
      asked += 1;
      return ANSWER;
    };
    const [live, batch] = [openProcess(folder, 1, ask), openProcess(folder, 2, ask)];
    await live.model.ask(askForDraft(makePaperOf(1), templates.draft), signal);

    await batch.store.batches.remember({
      ...{ endpoint, inputFileId: "file-1", batchId: "batch_1", fingerprints: [FINGERPRINT] },
    });

    await expect(live.model.ask(QUESTION, signal)).rejects.toThrow("are in the batch batch_1");
    expect(asked).toBe(1);
  },
);

test("a batch that is sent while a question waits for its turn is seen before it is asked", async () => {
  const folder = makeFolder();
  const gate = Promise.withResolvers<void>();
  let asked = 0;
  const ask: Ask = async () => {
    asked += 1;
    await gate.promise;
    throw new Error("no");
  };
  const [first, second] = [openProcess(folder, 1, ask), openProcess(folder, 2, ask)];
  const asking = first.model.ask(QUESTION, signal).catch(() => null);
  await vi.waitFor(() => expect(asked).toBe(1));
  const waiting = second.model.ask(QUESTION, signal);
  const refused = expect(waiting).rejects.toThrow("are in the batch batch_1");
  await vi.waitFor(() => expect(second.notices).not.toEqual([]));

  await first.store.batches.remember({
    ...{ endpoint: ENDPOINT, inputFileId: "file-1", batchId: "batch_1" },
    fingerprints: [FINGERPRINT],
  });
  gate.resolve();
  await asking;

  await refused;
  expect(asked).toBe(1);
});

/** A batch of three questions that is about to be sent. */
async function openSending({ onSend = async () => {} } = {}) {
  const folder = makeFolder();
  const { store, others, notices } = openProcess(folder, 2, () => expect.fail());
  const live = openProcess(folder, 1, () => expect.fail());
  await store.claims.take("batches", { signal, onWait: () => {} });
  const outgoing = store.openOutgoingBatch();
  const fingerprints = ["a", "b", "c"].map((sign) => sign.repeat(64));
  for (const fingerprint of fingerprints) {
    await outgoing.add({ model: "m", fingerprint, text: `{"custom_id":"${fingerprint}\u2028"}` });
  }
  const [file = expect.fail()] = await outgoing.close();
  const sent: { fingerprints: string[]; text: string }[] = [];
  const batches = {
    collect: () => expect.fail(),
    send: async ({ path, fingerprints: some }: BatchFile) => {
      await onSend();
      sent.push({ fingerprints: some, text: readFileSync(path, "utf8") });
    },
  };
  const sending = { outgoing, batches, others, run: { store, signal }, endpoint: ENDPOINT };
  return { live, fingerprints, sent, notices, send: () => sendQuestions(file, sending) };
}

test("a batch goes without what another process has asked meanwhile, and waits for what it asks", async () => {
  const { live, fingerprints, sent, send, notices } = await openSending();
  const [answered = "", inFlight = "", free = ""] = fingerprints;
  await live.store.answers.remember(answered, ANSWER);
  const endTurn = await live.others.takeTurn(inFlight, signal);

  const sending = send();
  await vi.waitFor(() => expect(notices).not.toEqual([]));
  const before = sent.length;
  await live.store.answers.remember(inFlight, ANSWER);
  await endTurn();

  expect(await sending).toBe(1);
  expect(before).toBe(0);
  expect(sent).toEqual([{ fingerprints: [free], text: `{"custom_id":"${free}\u2028"}\n` }]);
});

test("no batch is sent when others have answered all of its questions", async () => {
  const { live, fingerprints, sent, send } = await openSending();
  for (const one of fingerprints) await live.store.answers.remember(one, ANSWER);

  expect(await send()).toBe(0);
  expect(sent).toEqual([]);
});

test("while a batch waits for others, and while it is sent, nobody begins to ask its questions", async () => {
  const gate = Promise.withResolvers<void>();
  const onSend = vi.fn(() => gate.promise);
  const { live, fingerprints, send, notices } = await openSending({ onSend });
  const [inFlight = "", next = ""] = fingerprints;
  const onTheirWay = "are on their way into a batch, which another papercards process is sending";
  const endTurn = await live.others.takeTurn(inFlight, signal);

  const sending = send();
  await vi.waitFor(() => expect(notices).not.toEqual([]));
  await expect(live.others.refuseSent(next)).rejects.toThrow(onTheirWay);
  await endTurn();
  await vi.waitFor(() => expect(onSend).toHaveBeenCalled());
  await expect(live.others.refuseSent(inFlight)).rejects.toThrow(onTheirWay);
  gate.resolve();
  await sending;

  await expect(live.others.refuseSent(next)).resolves.toBeUndefined();
});

test("what a process has announced that was killed is asked by others", async () => {
  const folder = makeFolder();
  const killed = openProcess(folder, 1, () => expect.fail());
  const live = openProcess(folder, 2, async () => ANSWER);
  await killed.store
    .openOutgoingBatch()
    .announce({ endpoint: ENDPOINT, fingerprints: [FINGERPRINT] });

  expect((await live.model.ask(QUESTION, signal)).answer.text).toBe("{}");
});
