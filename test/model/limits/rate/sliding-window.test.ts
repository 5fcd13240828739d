import fc from "fast-check";
import { expect, test } from "vitest";
import { openSlidingWindow } from "../../../../src/model/limits/rate/sliding-window.ts";

test("never lets more than its limit pass in any stretch of its length", () => {
  const steps = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 4 }), gap: fc.nat(5) }));
  fc.assert(
    fc.property(steps, (requests) => {
      const window = openSlidingWindow(5, 10);
      const sent: { atMs: number; amount: number }[] = [];
      let nowMs = 0;
      for (const { amount, gap } of requests) {
        nowMs += gap;
        nowMs += window.waitFor(amount, nowMs);
        sent.push(window.take(amount, nowMs));
      }
      for (const { atMs } of sent) {
        const inside = sent.filter((other) => other.atMs > atMs - 10 && other.atMs <= atMs);
        expect(inside.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(5);
      }
    }),
  );
});

test("lets no more arrive either, however long each is under way within a part of it", () => {
  const [limit, lengthMs] = [5, 2_400];
  const steps = fc.array(fc.record({ gap: fc.nat(900), wait: fc.nat(50), lag: fc.nat(99) }));
  fc.assert(
    fc.property(steps, (requests) => {
      const window = openSlidingWindow(limit, lengthMs);
      const arrivals: number[] = [];
      let nowMs = 0;
      for (const { gap, wait, lag } of requests) {
        nowMs += gap;
        nowMs += window.waitFor(1, nowMs);
        const entry = window.take(1, nowMs);
        nowMs += wait;
        window.leave(entry, nowMs);
        arrivals.push(nowMs + lag);
        if (lag % 2 === 1) window.arrive(entry, nowMs + lag);
      }
      for (const atMs of arrivals) {
        const inside = arrivals.filter((other) => other > atMs - lengthMs && other <= atMs);
        expect(inside.length).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

test("counts a request from its answer on, which shows that it was there, and not earlier when it left late", () => {
  const window = openSlidingWindow(1, 2_400);
  const entry = window.take(1, 0);
  window.leave(entry, 500);
  expect(window.waitFor(1, 2_400)).toBe(600);

  window.arrive(entry, 520);

  expect(window.waitFor(1, 2_400)).toBe(520);
  expect(window.waitFor(1, 2_920)).toBe(0);
});

test("lets a request larger than the whole limit pass once it is empty", () => {
  const window = openSlidingWindow(100, 10);
  const entry = window.take(1, 0);
  window.arrive(entry, 0);

  expect(window.waitFor(500, 0)).toBe(10);
  expect(window.waitFor(500, 10)).toBe(0);
});

test("gives room back when a request took less than it might have", () => {
  const window = openSlidingWindow(100, 10);
  const entry = window.take(100, 0);

  window.arrive(entry, 0);
  window.settle(entry, 20);

  expect(window.waitFor(80, 1)).toBe(0);
  expect(window.waitFor(81, 1)).toBe(9);
});
