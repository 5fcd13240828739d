import { expect, test } from "vitest";
import { openBudget } from "../../../src/model/limits/budget.ts";

const estimate = { inputTokens: 1000, outputTokens: 4000, inputUsd: 0.01, outputUsd: 0.04 };
const usage = { inputTokens: 1000, outputTokens: 1000, costUsd: 0.02 };

test("has one question in flight until the first answer is there", () => {
  const budget = openBudget(10);
  const offer = budget.offer(estimate);
  if (typeof offer === "string") throw new Error(offer);
  budget.reserve(offer);

  expect(budget.offer(estimate)).toBe("wait");
  budget.settle(offer, usage);
  expect(budget.offer(estimate)).toMatchObject({ outputTokens: 4000 });
});

test("spends to the last question that fits, and never more", () => {
  const budget = openBudget(0.11);
  let spent = 0;
  for (;;) {
    const offer = budget.offer(estimate);
    if (typeof offer === "string") break;
    budget.reserve(offer);
    budget.settle(offer, usage);
    spent += 0.02;
  }

  expect(spent).toBeCloseTo(0.1);
  expect(budget.offer(estimate)).toBe("exhausted");
  expect(budget.explain()).toMatchObject({
    ...{ reason: "COST_LIMIT", endsRun: true },
    message: expect.stringMatching(
      /^\$0\.1000 of the \$0\.11 of PAPERCARDS_MAX_COST_USD are spent; one more question could exceed it\.$/,
    ),
  });
});

test("an answer of unknown cost costs what was reserved for it", () => {
  const budget = openBudget(0.06);
  const offer = budget.offer(estimate);
  if (typeof offer === "string") throw new Error(offer);
  budget.reserve(offer);
  budget.settle(offer, { ...usage, costUsd: null });

  expect(budget.offer(estimate)).toBe("exhausted");
});

test("a question that may cost as much as the dearest answer so far is not sent", () => {
  const budget = openBudget(0.2);
  const offer = budget.offer(estimate);
  if (typeof offer === "string") throw new Error(offer);
  budget.reserve(offer);
  budget.settle(offer, { ...usage, costUsd: 0.12 });

  expect(budget.offer(estimate)).toBe("exhausted");
});
