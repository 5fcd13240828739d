import { expect, test } from "vitest";
import {
  MAX_PAUSES_PER_RUN_MS,
  MAX_SILENCE_MS,
  openSilence,
} from "../../../../src/model/limits/patience/silence.ts";

const MINUTE_MS = 60_000;
const open = () => openSilence(MAX_SILENCE_MS, 0);

test("silence may last nine minutes, and begins anew with each good answer", () => {
  const silence = open();

  expect(silence.leftMs(4 * MINUTE_MS)).toBe(5 * MINUTE_MS);
  silence.restart(4 * MINUTE_MS);
  expect(silence.leftMs(4 * MINUTE_MS)).toBe(9 * MINUTE_MS);
  expect(silence.leftMs(13 * MINUTE_MS)).toBe(0);
});

test("pauses that come at once count once, and those of ten minutes are kept", () => {
  const silence = open();

  expect(silence.takesPause(MAX_PAUSES_PER_RUN_MS - 1_000, 0)).toBe(true);
  expect(silence.takesPause(MAX_PAUSES_PER_RUN_MS - 1_000, 1_000)).toBe(true);
  expect(silence.takesPause(1_000, MAX_PAUSES_PER_RUN_MS)).toBe(false);
});

test("pauses between good answers add up to nothing", () => {
  const silence = open();
  for (let at = 0; at < 100; at += 1) {
    const nowMs = at * 10 * MINUTE_MS;
    silence.restart(nowMs);

    expect(silence.takesPause(9 * MINUTE_MS, nowMs)).toBe(true);
  }
});

test("a pause that is under way goes on when a question that was sent before it is answered", () => {
  const silence = open();
  silence.takesPause(9 * MINUTE_MS + 50_000, 0);

  silence.restart(3_000);

  expect(silence.leftMs(3_000)).toBeGreaterThan(10 * MINUTE_MS);
});

test("after a long pause there is time for an answer, but not for ever", () => {
  const silence = open();
  silence.takesPause(9 * MINUTE_MS, 0);
  expect(silence.leftMs(9 * MINUTE_MS)).toBe(3 * MINUTE_MS);

  let nowMs = 9 * MINUTE_MS;
  while (silence.leftMs(nowMs) > 0) {
    silence.takesPause(1, nowMs); // a server that asks for a moment after each request that hangs
    nowMs += MINUTE_MS;
  }
  expect(nowMs).toBeLessThanOrEqual(13 * MINUTE_MS);
});
