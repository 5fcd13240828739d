import { expect, onTestFinished, test, vi } from "vitest";
import { InterruptedError } from "../../../src/core/errors.ts";
import type { Answer } from "../../../src/core/question/answer.ts";
import type { Question } from "../../../src/core/question/question.ts";
import { openWarmPrefix } from "../../../src/model/limits/warm-prefix.ts";

const LIFE_MS = 1_000;
const PREFIX = { kind: "breakpoints", leastTokens: 10, lifeMs: LIFE_MS } as const;
const SIGNAL = new AbortController().signal;

const makeQuestion = (subject: string, system = "s".repeat(40)): Question => ({
  subject,
  messages: [
    { role: "system", content: system },
    { role: "user", content: subject },
  ],
  schema: { name: "draft", json: {} },
  maxOutputTokens: 10,
});

/** A way to ask whose answers are given by hand. */
function openAsk() {
  const pending = new Map<string, PromiseWithResolvers<Answer>>();
  let nowMs = 0;
  const warm = openWarmPrefix(PREFIX, { now: () => nowMs });
  const ask = warm(async ({ subject }) => {
    const answer = Promise.withResolvers<Answer>();
    pending.set(subject, answer);
    return answer.promise;
  });
  const answer: Answer = {
    ...{ model: "m", text: "", finishReason: null, refusal: null },
    usage: { inputTokens: 1, outputTokens: 1, costUsd: null },
    answeredAt: "2026-11-30T00:00:00.000Z",
  };
  return {
    ask: (question: Question, signal = SIGNAL) => ask(question, signal),
    sent: () => [...pending.keys()].join(""),
    answer: (subject: string) => pending.get(subject)?.resolve(answer),
    fail: (subject: string) => pending.get(subject)?.reject(new Error("No answer.")),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

const settle = () => new Promise((next) => setImmediate(next));

test("the others follow the first answer, and after the life of the prefix one leads again", async () => {
  const { ask, sent, answer, pass } = openAsk();
  const asked = ["a", "b", "c"].map((name) => ask(makeQuestion(name)));
  await settle();
  expect(sent()).toBe("a");
  answer("a");
  await settle();
  expect(sent()).toBe("abc");
  for (const name of "bc") answer(name);
  await Promise.all(asked);

  pass(LIFE_MS);
  const later = ["d", "e"].map((name) => ask(makeQuestion(name)));
  await settle();
  expect(sent()).toBe("abcd");
  answer("d");
  await settle();
  answer("e");
  await Promise.all(later);
});

test("a first question without an answer hands on to the next alone", async () => {
  const { ask, sent, answer, fail } = openAsk();
  const asked = ["a", "b", "c"].map((name) => ask(makeQuestion(name)));
  const settled = Promise.allSettled(asked);
  await settle();
  fail("a");
  await settle();
  expect(sent()).toBe("ab");
  answer("b");
  await settle();
  answer("c");

  expect((await settled).map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
});

test("nobody waits longer than a minute for a first answer, nor does who comes later", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { ask, sent, answer } = openAsk();
  const asked = ["a", "b", "c"].map((name) => ask(makeQuestion(name)));
  vi.advanceTimersByTime(59_999);
  await settle();
  expect(sent()).toBe("a");
  vi.advanceTimersByTime(1);
  await settle();
  expect(sent()).toBe("abc");
  const later = ask(makeQuestion("d"));
  await settle();
  expect(sent()).toBe("abcd");
  for (const name of "abcd") answer(name);
  await Promise.all([...asked, later]);
});

test("another beginning, or one that is too short to be kept, waits for nobody", async () => {
  const { ask, sent, answer } = openAsk();
  const asked = [
    ask(makeQuestion("a")),
    ask(makeQuestion("b", "t".repeat(40))),
    ask(makeQuestion("c", "short")),
    ask(makeQuestion("d", "short")),
  ];
  await settle();
  expect(sent()).toBe("abcd");
  for (const name of "abcd") answer(name);
  await Promise.all(asked);
});

test("whoever waits for the first can be interrupted", async () => {
  const { ask, answer } = openAsk();
  const controller = new AbortController();
  const first = ask(makeQuestion("a"));
  const second = ask(makeQuestion("b"), controller.signal);
  controller.abort();

  await expect(second).rejects.toThrow(InterruptedError);
  answer("a");
  await first;
});
