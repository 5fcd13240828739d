import { expect, test } from "vitest";
import { openTimeBudget, withinBudget } from "../../src/sources/time-budget.ts";
import { SOURCE_BOUNDS } from "../../src/sources/wait-bounds.ts";

/** A budget of 60 s that is renewed after ten minutes, and a clock that a test puts forward. */
function open(bounds = {}) {
  const time = { nowMs: 0 };
  const clock = { now: () => time.nowMs };
  const spendNext = (budget: ReturnType<typeof openTimeBudget>, ms: number) => {
    const sinceMs = time.nowMs;
    time.nowMs += ms;
    budget.spend(sinceMs);
  };
  const openOne = () => openTimeBudget({ ...SOURCE_BOUNDS.arxiv, ...bounds }, clock);
  return { budget: openOne(), openOne, time, spendNext };
}

test("good answers that are quick never use up the time, however many they are", () => {
  const { budget, spendNext } = open();

  for (let answer = 0; answer < 200; answer += 1) spendNext(budget, 999);

  expect(budget.leftMs()).toBe(60_000);
});

test("what waits side by side loses its time once", () => {
  const { budget, time } = open();

  time.nowMs = 15_000;
  for (let image = 0; image < 6; image += 1) budget.spend(0);
  time.nowMs = 16_000;
  budget.spend(14_000);

  expect(budget.leftMs()).toBe(44_000);
});

test("a budget that is used up is renewed ten minutes after its first loss", () => {
  const { budget, spendNext, time } = open();

  spendNext(budget, 30_000);
  spendNext(budget, 45_000);
  expect(budget.leftMs()).toBe(0);
  time.nowMs = 599_999;
  expect(budget.leftMs()).toBe(0);
  time.nowMs = 600_000;

  expect(budget.leftMs()).toBe(60_000);
});

test("waits that are told have a bound of their own, for all of them together", () => {
  const { budget } = open();

  budget.spendTold(20_000);

  expect(budget.toldLeftMs()).toBe(10_000);
  expect(budget.leftMs()).toBe(60_000);
});

test("a budget within another one loses for both, but shares no wait that is told", () => {
  const { budget: around, openOne, spendNext } = open({ renewedAfterMs: 1e9 });
  const first = withinBudget(openOne(), around);
  const second = withinBudget(openOne(), around);

  spendNext(first, 40_000);
  first.spendTold(30_000);

  expect([first.leftMs(), second.leftMs(), around.leftMs()]).toEqual([20_000, 20_000, 20_000]);
  expect([first.toldLeftMs(), second.toldLeftMs()]).toEqual([0, 30_000]);
  around.renew();
  expect([first.leftMs(), second.leftMs()]).toEqual([20_000, 60_000]);
});
