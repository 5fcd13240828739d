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

test("lets a request larger than the whole limit pass once it is empty", () => {
  const window = openSlidingWindow(100, 10);
  window.take(1, 0);

  expect(window.waitFor(500, 0)).toBe(10);
  expect(window.waitFor(500, 10)).toBe(0);
});

test("gives room back when a request took less than it might have", () => {
  const window = openSlidingWindow(100, 10);
  const entry = window.take(100, 0);

  window.settle(entry, 20);

  expect(window.waitFor(80, 1)).toBe(0);
  expect(window.waitFor(81, 1)).toBe(9);
});
