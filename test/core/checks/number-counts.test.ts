import { expect, test } from "vitest";
import { findNumbersHeld } from "../../support/findings-of.ts";

test.each([
  ["a single GPU", "GPU 한 대|단일 GPU|GPU 1대", "GPU 두 대|두 GPU|세 배"],
  [
    "in one run of a single GPU on images and text",
    "GPU 한 대|두 모달리티|입력 두 가지",
    "두 GPU|GPU 두 대|GPU를 두 개",
  ],
  ["a single GPU, be it one of the A100 and H100 GPUs", "세 GPU", "네 GPU"],
  ["a single GPU or two GPUs", "두 GPU|GPU 두 대", "네 GPU"],
  ["one LLM to plan and act", "두 일|두 가지", "두 LLM"],
  ["one LLM to plan and another LLM to act", "두 LLM|두 일", "세 LLM"],
  ["a single LLM, and not two other models", "두 LLM", "세 LLM"],
  ["a single prompt to LLMs such as X and Y", "두 LLM|LLM 두 개", "세 LLM"],
  ["both models", "두 모델|두 가지", "세 모델|두 배"],
  ["neither model", "두 모델", "세 모델|두 배"],
  ["a pair of models", "두 모델|모델 한 쌍|2개", "두 쌍|2쌍|세 모델|두 배"],
  ["two pairs of models", "두 쌍|2쌍", "세 쌍"],
  ["twice as fast", "두 배|2배", "세 배|두 개|두 모델|두 쌍"],
  ["run twice", "두 번|2회|두 차례", "세 번|2개|두 모델"],
  ["run three times", "세 번|3회", "두 번|3개|세 모델"],
  ["run 3 times", "세 번|3회", "두 번|3개"],
  ["is 3x faster", "3배", "3번|3개"],
  ["in 3 runs", "세 번|3회", "두 번|3배"],
  ["triple the speed", "세 배|3배", "두 배|네 배"],
])("how many %s are is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});

test("a difference of two percentages is a number of the card's own, right or wrong", () => {
  const forms = "61.2%에서 68.9%로|7.7%p 향상|7.7%포인트 향상|7.6%p 향상|7.7% 향상";

  expect(findNumbersHeld("It rises from 61.2% to 68.9%.", forms)).toBe("61.2%에서 68.9%로");
  expect(findNumbersHeld("It rises by 7.7 percentage points.", forms)).toBe(
    "7.7%p 향상|7.7%포인트 향상",
  );
});
