import { expect, test } from "vitest";
import { explain } from "../../../../src/core/causes/explanation.ts";
import { openPatience } from "../../../../src/model/limits/patience/patience.ts";
import { makeModelError } from "../../../support/make-errors.ts";

const START_MS = Date.parse("2026-02-13T00:00:00Z");

const MINUTE_MS = 60_000;
const QUESTION = { subject: "paper" };
const lost = makeModelError("llm.example.com gave no answer within 180 s.", { isFault: true });

function open(timeoutMs = 3 * MINUTE_MS, mayFallBack = false) {
  let nowMs = START_MS;
  const pass = (ms: number) => {
    nowMs += ms;
  };
  const patience = openPatience({
    host: "llm.example.com",
    clock: { now: () => nowMs },
    timeoutMs,
    mayFallBack,
  });
  let asked = 0;
  const loseOne = (ms = 6_000, error = lost) => {
    const sentAtMs = nowMs;
    pass(ms);
    asked += 1;
    return patience.onError(error, sentAtMs, { subject: `paper ${asked % 2}` });
  };
  return { patience, pass, loseOne };
}

test("three lost requests in a row end the questions, with the words of the last", () => {
  const { patience, loseOne } = open();
  patience.begin();

  expect([loseOne(), loseOne()]).toEqual([null, null]);
  const end = loseOne();

  expect(end).toMatchObject({ endsRun: true, reason: "MODEL_UNREACHABLE" });
  expect(end?.message).toMatch(/within 180 s\. No answer came of 3 requests in a row/);
  expect(patience.check()).toBe(end);
});

test("a question that comes with the others, or right after them, is not asked either", () => {
  const { patience, pass, loseOne } = open();
  const end = patience.begin();
  for (let time = 0; time < 3; time += 1) loseOne();
  patience.begin()();
  end();
  pass(9_000);

  patience.begin();

  expect(patience.check()).not.toBeNull();
});

test("one that comes later begins anew, as in a review that stays open for hours", () => {
  const { patience, pass, loseOne } = open();
  const end = patience.begin();
  for (let time = 0; time < 3; time += 1) loseOne();
  end();
  pass(5 * 60 * MINUTE_MS);

  patience.begin();

  expect(patience.check()).toBeNull();
  expect(patience.leftMs()).toBe(9 * MINUTE_MS);
});

test("who gives an answer more than nine minutes gets them", () => {
  const { patience, pass } = open(60 * MINUTE_MS);
  patience.begin();

  pass(59 * MINUTE_MS);

  expect(patience.leftMs()).toBe(MINUTE_MS);
  expect(patience.check()).toBeNull();
});

test("silence counts from the last good answer, whatever else comes, and says how long it was", () => {
  const { patience, pass } = open();
  patience.begin();
  pass(8 * MINUTE_MS);
  patience.onGoodAnswer();
  pass(8 * MINUTE_MS);
  patience.onAnswer();

  expect(patience.check()).toBeNull();
  pass(MINUTE_MS);
  expect(patience.check()?.message).toBe(
    "llm.example.com gave no good answer for 9 minutes, so it is not asked any more.",
  );
});

test("requests that are lost at once end nothing while the questions are still sent again", () => {
  const { patience, loseOne } = open();
  patience.begin();

  for (let time = 0; time < 14; time += 1) expect(loseOne(1_000)).toBeNull();

  expect(loseOne(1_000)).toMatchObject({ endsRun: true });
});

test("a fault that the server reports counts as a lost request does, unless it says how long", () => {
  const fault = makeModelError("llm.example.com answered 500.", { status: 500, isFault: true });
  const { explanation } = fault;
  const told = makeModelError("llm.example.com answered 503.", {
    ...{ explanation, status: 503, isFault: true, retryAfterMs: 1_000 },
  });
  const { patience, loseOne } = open();
  patience.begin();

  expect([told, fault, lost, told].map((error) => loseOne(6_000, error))).toEqual(
    Array(4).fill(null),
  );
  expect(loseOne(6_000, fault)).toMatchObject({ endsRun: true, explanation });
});

test("questions that a tier lets wait in vain until their time is up take none of the others' time", () => {
  const { patience, pass } = open(15 * MINUTE_MS, true);
  const toStandard = makeModelError("No answer within 900 s.", { isSteppedDown: true });
  patience.begin();

  for (let time = 0; time < 5; time += 1) {
    pass(15 * MINUTE_MS);
    expect(patience.check()).toBeNull();
    expect(patience.onError(toStandard, 0, QUESTION)).toBeNull();
  }
  pass(15 * MINUTE_MS + 9 * MINUTE_MS);

  expect(patience.check()?.message).toMatch(/no good answer for 24 minutes/);
});

test("a silence that a server breaks with refusals alone ends with the words of the last, and what to do about it", () => {
  const busy = makeModelError("llm.example.com answered 429: Too many requests.", {
    ...{ status: 429, isOverload: true, retries: 8, explanation: explain("rateLimited") },
  });
  const { patience, pass, loseOne } = open();
  patience.begin();
  loseOne(MINUTE_MS, busy);
  pass(8 * MINUTE_MS);

  expect(patience.check()).toMatchObject({
    message: expect.stringMatching(/for 9 minutes, .* any more\. .* answered 429: Too many/),
    fix: busy.fix,
  });
});
