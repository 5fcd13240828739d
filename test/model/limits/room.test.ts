import { expect, test } from "vitest";
import type { Answer } from "../../../src/core/question/answer.ts";
import type { Question } from "../../../src/core/question/question.ts";
import { roomInBatch } from "../../../src/model/answer-room.ts";
import { openRoom } from "../../../src/model/limits/room.ts";
import { chooseProfile } from "../../../src/model/provider/profiles.ts";

const choose = (model: string) => chooseProfile(new URL("https://llm.example.com/v1"), model);
const PLAIN = choose("llama-4-8b");
const THINKING = choose("qwen3-8b");

const ask = (maxOutputTokens = 6_000): Question => ({
  ...{ subject: "paper", messages: [], schema: { name: "draft", json: {} } },
  maxOutputTokens,
});

const answer = (outputTokens: number, more: Partial<Answer> = {}): Answer => ({
  ...{ model: "m", text: "{}", finishReason: "stop", refusal: null },
  usage: { inputTokens: 1, outputTokens, costUsd: null },
  answeredAt: "2026-02-13T00:00:00.000Z",
  ...more,
});
const CUT = { text: '{"a"', finishReason: "length" };

test("a card's room is enough for a model that does not think, and one that thinks has all", () => {
  expect(openRoom(PLAIN).of(ask())).toBe(2_500);
  expect(openRoom(PLAIN).of(ask(1_000))).toBe(1_000);
  expect(openRoom(THINKING).of(ask())).toBe(6_000);
  expect(openRoom({ ...THINKING, reasoningEffort: "none" }).of(ask())).toBe(2_500);
});

test("grows with the longest good answer, never above what is asked for", () => {
  const room = openRoom(PLAIN);

  room.onGoodAnswer(answer(2_000));
  expect(room.of(ask())).toBe(4_000);
  room.onGoodAnswer(answer(3_900));
  expect(room.of(ask())).toBe(6_000);
});

test.each([
  ["a loop", { text: `{"a": [${"\n".repeat(4_000)}`, finishReason: "length" }],
  ["a loop that the provider broke off", { finishReason: "repetition" }],
  ["one that could not be used", { text: "Sorry." }],
  ["one that was cut", CUT],
])("%s gives other questions no more room", (_, bad) => {
  const room = openRoom(PLAIN);

  room.onAnswer(ask(), 2_500, answer(2_500, bad));

  expect(room.of(ask())).toBe(2_500);
});

test.each([
  ["white space without end", { text: `{}${"\n".repeat(4_000)}`, finishReason: "stop" }],
  ["words until it was cut", { text: "{} And", finishReason: "length" }],
])("a draft with %s behind it shows nothing of what drafts take", (_, more) => {
  const room = openRoom(PLAIN);

  room.onGoodAnswer(answer(2_500, more));

  expect(room.of(ask())).toBe(2_500);
});

test("a question whose answer was cut gets all, and twice that when it was all thoughts", () => {
  const room = openRoom(PLAIN);
  const [cut, thought] = [ask(), ask()];

  room.onAnswer(cut, 2_500, answer(2_500, CUT));
  room.onAnswer(thought, 2_500, answer(2_500, { ...CUT, text: "<think>Hm" }));

  expect([cut, thought, ask()].map(room.of)).toEqual([6_000, 12_000, 2_500]);
});

test("an answer that an earlier run has cut gets more than it had", () => {
  const room = openRoom(PLAIN);
  const question = ask();

  room.onEarlierCut(question, answer(2_500, { ...CUT, cutAtTokens: 2_500 }));

  expect(room.of(question)).toBe(6_000);
});

test("nothing gets more than the model may write, as its profile or a refusal tells", () => {
  const room = openRoom({ ...THINKING, mostOutput: 4_096 });

  expect(room.of(ask())).toBe(4_096);
  room.bound(1_000);
  room.bound(2_000);
  expect(room.of(ask())).toBe(1_000);
  expect([room.isMost(1_000), room.isMost(999)]).toEqual([true, false]);
});

test.each([
  [PLAIN, 6_000, 2_500],
  [PLAIN, 12_000, 6_000],
  [THINKING, 6_000, 6_000],
  [{ ...THINKING, mostOutput: 4_096 }, 6_000, 4_096],
])("in a batch, %j of %i tokens gets %i", (profile, wish, room) => {
  expect(roomInBatch(profile, wish)).toBe(room);
});
