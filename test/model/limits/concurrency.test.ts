import { expect, test } from "vitest";
import { openConcurrency } from "../../../src/model/limits/concurrency.ts";

test("halves once for a burst of refusals, and again for later ones", () => {
  const concurrency = openConcurrency(8);

  concurrency.decrease(0, 10);
  concurrency.decrease(1, 11);
  expect(concurrency.limit()).toBe(4);
  concurrency.decrease(12, 20);
  expect(concurrency.limit()).toBe(2);
});

test("grows by one for each round of answers, and never beyond its beginning", () => {
  const concurrency = openConcurrency(4);
  concurrency.decrease(0, 1);

  concurrency.increase();
  expect(concurrency.limit()).toBe(2);
  concurrency.increase();
  expect(concurrency.limit()).toBe(3);
  for (let count = 0; count < 20; count += 1) concurrency.increase();
  expect(concurrency.limit()).toBe(4);
});

test("never falls below one question", () => {
  const concurrency = openConcurrency(2);
  for (let count = 0; count < 9; count += 1) concurrency.decrease(count * 10 + 1, count * 10 + 5);

  expect(concurrency.limit()).toBe(1);
});
